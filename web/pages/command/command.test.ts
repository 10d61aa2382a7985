import type { Hazard } from '@wangge/api/contract'
import { describe, expect, it } from 'vitest'
import { axisHours, axisMarks } from './axis/axisMarks.ts'
import { cellRows, rankCells } from './coverage/rankCells.ts'
import { isInside } from './detail/isInside.ts'
import { filterRows, queueRows, tally, toggleClock } from './queue/queueOrder.ts'
import { steady } from './queue/steady.ts'
import { nextIndex } from './queue/useQueueKeys.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const HOUR = 3_600_000

const hazard = (serial: string, dueInHours: number | null, clock: Hazard['clock'] = 'ontime'): Hazard =>
  ({
    id: serial,
    serial,
    clock,
    dueAt: dueInHours === null ? null : new Date(NOW + dueInHours * HOUR).toISOString(),
    reportedAt: new Date(NOW - 10 * HOUR).toISOString(),
  }) as Hazard

describe('the queue', () => {
  const hazards = [
    hazard('c', null, 'paused'),
    hazard('b', 20),
    hazard('a', -1),
    hazard('d', 1),
    hazard('e', 3, 'closed'),
  ]
  const rows = queueRows(hazards, NOW)
  it('orders by due time, with clocks that stand still last and closed cases left out', () => {
    expect(rows.map(({ hazard: { id } }) => id)).toEqual(['a', 'd', 'b', 'c'])
  })
  it('tallies the states of this moment, not those of the last answer', () => {
    expect(tally(rows)).toMatchObject({ overdue: 1, soon: 1, ontime: 1, paused: 1, closed: 0 })
  })
  it('filters by states; none chosen shows all', () => {
    expect(filterRows(rows, ['overdue', 'paused'])).toHaveLength(2)
    expect(filterRows(rows, [])).toHaveLength(4)
  })
  it('treats every state chosen as none chosen', () => {
    expect(toggleClock(['overdue', 'soon', 'ontime'], 'paused')).toEqual([])
    expect(toggleClock(['overdue'], 'overdue')).toEqual([])
  })
  it('steps and stops at both ends', () => {
    expect([nextIndex(-1, 1, 3), nextIndex(-1, -1, 3), nextIndex(2, 1, 3), nextIndex(0, -1, 3)]).toEqual([0, 2, 2, 0])
  })
})

describe('a list held still', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  it('lets newcomers wait and counts them', () => {
    expect(steady([a], [b, a], false)).toEqual({ shown: [a], waiting: 1, gone: new Set() })
  })
  it('keeps its order, and the place of who is gone', () => {
    const changed = { id: 'a', version: 2 }
    expect(steady([a, b, c], [c, changed], false)).toEqual({ shown: [changed, b, c], waiting: 0, gone: new Set(['b']) })
  })
  it('grows at its end as it is read on', () => {
    expect(steady([a], [b, a, c], true)).toEqual({ shown: [a, c], waiting: 1, gone: new Set() })
  })
})

describe('the due axis', () => {
  it('shows an hour back and six ahead and counts the rest', () => {
    const { marks, earlier, later } = axisMarks(
      queueRows([hazard('a', -2), hazard('b', 2.5), hazard('c', 9)], NOW),
      NOW,
      0.01,
    )
    expect([marks.length, earlier, later]).toEqual([1, 1, 1])
    expect(marks[0]?.at).toBeCloseTo(0.5, 10)
  })
  it('stacks marks that would cover each other', () => {
    const close = [hazard('a', 1), hazard('b', 1.01), hazard('c', 4)]
    expect(axisMarks(queueRows(close, NOW), NOW, 0.02).marks.map(({ lane }) => lane)).toEqual([0, 1, 0])
  })
  it('marks every full hour inside', () => {
    expect(axisHours(NOW)).toHaveLength(8)
  })
})

describe('what lies inside a cell', () => {
  it('goes by the fixed length of the level, zeros and all', () => {
    const township = { code: '150502100000', level: 'township' } as const
    expect(isInside('150502100001', township)).toBe(true)
    expect(isInside('150502101001', township)).toBe(false)
    expect(isInside(null, township)).toBe(false)
  })
})

describe('ranking of cells', () => {
  const cells = cellRows({
    runId: 'r',
    level: 'community',
    code: ['1', '2', '3'],
    name: ['一', '二', '三'],
    people: [100, 0, 1000],
    peopleServed: [10, 0, 800],
    peopleGap: [90, 0, 150],
    peopleNoStreetData: [0, 0, 50],
    reliable: [true, true, false],
    labelPoint: [null, null, null],
  })
  it('has no rate where nobody lives, and puts such cells last', () => {
    expect(rankCells(cells, 'rate').map(({ code, rate }) => [code, rate])).toEqual([
      ['1', 0.1],
      ['3', 0.8],
      ['2', null],
    ])
  })
  it('puts most people in the gap first', () => {
    expect(rankCells(cells, 'gap').map(({ code }) => code)).toEqual(['3', '1', '2'])
  })
})
