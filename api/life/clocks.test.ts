import { describe, expect, test } from 'vitest'
import { at, Life, REPORTED } from './testing/lives.ts'

describe('the clocks of a hazard', () => {
  test('an intake starts feedback and the clock of its kind, and a reply where somebody waits for it', () => {
    const started = (more: object) => new Life(more).state.clocks.map(({ clock, ruleKey }) => [clock, ruleKey])
    const urgent = [
      ['feedback', 'feedback'],
      ['verify', 'verify.urgent'],
      ['reply', 'reply.urgent'],
    ]
    expect(started({ kind: 'lockedExit' })).toEqual(urgent)
    expect(started({ source: 'patrol' })).toEqual([
      ['feedback', 'feedback'],
      ['verify', 'verify'],
    ])
    expect(started({ source: 'patrol', reporter: { name: '张三', phone: '' } })).toHaveLength(3)
  })

  test('the row shows the running clock that is due first', () => {
    const life = new Life({ kind: 'lockedExit' })
    expect(life.state).toMatchObject({ dueClock: 'feedback', dueAt: at(10), soonAt: at(8) })
    life.act(4, { action: 'answer', text: '王工负责，今天到场' })
    expect(life.state).toMatchObject({ dueClock: 'verify', dueAt: at(12 * 60), answeredAt: at(4) })
    expect(life.clock('feedback')).toMatchObject({ stoppedAt: at(4), dueAt: at(10) })
  })

  test('only the first answer stops feedback, and nothing restarts it', () => {
    const life = new Life()
      .act(12, { action: 'answer', text: '处理中' })
      .act(13, { action: 'answer', text: '仍在处理' })
    expect(life.state.answeredAt).toBe(at(12))
    life.facts = { toCell: { code: '150502101000', level: 'township', name: '镇1' } }
    life.act(14, { action: 'transfer', toCode: '150502101000', reason: '属地' })
    expect(life.state.clocks.filter(({ clock }) => clock === 'feedback')).toMatchObject([{ stoppedAt: at(12) }])
  })

  test('a pause holds every clock but feedback, and moves them by its length', () => {
    const life = new Life({ kind: 'lockedExit' }).act(1, { action: 'pause', reason: '等待检测' })
    expect(life.state).toMatchObject({ pausedAt: at(1), dueClock: 'feedback' })
    expect(life.clock('verify')?.dueAt).toBeNull()
    life.act(31, { action: 'resume' })
    expect(life.state.pausedAt).toBeNull()
    expect(life.clock('verify')?.dueAt).toBe(at(12 * 60 + 30))
  })

  test('a deadline stands beside the statutory limit, the earlier one counts, and a pause moves it', () => {
    const begin = {
      action: 'beginRectifying',
      rectificationClass: 'byDeadline',
      deadlineAt: at(60 * 24 * 3),
    } as const
    const life = new Life().act(5, { action: 'verify', verdict: 'real' }).act(10, begin)
    expect(life.clock('rectify')).toMatchObject({ promisedDueAt: at(60 * 24 * 3), dueAt: at(60 * 24 * 3) })
    expect(life.clock('rectify')?.statutoryDueAt).toBe('2026-12-02T10:00:00.000Z')
    life.act(20, { action: 'pause', reason: '停工' }).act(80, { action: 'resume' })
    expect(life.clock('rectify')?.promisedDueAt).toBe(at(60 * 24 * 3 + 60))
  })

  test('what is fixed on the spot has its statutory limit only', () => {
    const begin = { action: 'beginRectifying', rectificationClass: 'onTheSpot' } as const
    const life = new Life().act(5, { action: 'verify', verdict: 'real' }).act(10, begin)
    expect(life.clock('rectify')).toMatchObject({ promised: null, promisedDueAt: null, deadlineAt: null })
    expect(life.clock('rectify')?.dueAt).toBe('2026-12-02T10:00:00.000Z')
  })

  test('another kind brings its rules to the clocks that still run, from where they started', () => {
    const life = new Life()
      .act(5, { action: 'answer', text: '好' })
      .act(6, { action: 'correct', kind: 'lockedExit', reason: '看错' })
    expect(life.clock('verify')).toMatchObject({ ruleKey: 'verify.urgent', startedAt: REPORTED, dueAt: at(12 * 60) })
    expect(life.clock('feedback')).toMatchObject({ ruleKey: 'feedback', stoppedAt: at(5) })
    expect(life.events.at(-1)?.payload).toMatchObject({ changes: { kind: 'lockedExit' }, before: { kind: 'other' } })
  })

  test('a clock that ends while paused tells whether it was in time', () => {
    const life = new Life().act(1, { action: 'pause', reason: '等待' }).act(100, { action: 'verify', verdict: 'real' })
    expect(life.clock('verify')).toMatchObject({ stoppedAt: at(100), pauses: [{ from: at(1), to: at(100) }] })
    expect(life.clock('verify')?.dueAt).not.toBeNull()
  })

  test('a case that closes leaves no clock running', () => {
    const life = new Life({ source: 'patrol' })
      .act(5, { action: 'verify', verdict: 'false' })
      .act(6, { action: 'closeOut' })
    expect(life.state).toMatchObject({ dueClock: null, dueAt: null, soonAt: null, provisional: false })
    expect(life.state.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true)
  })

  test('a report on the last days of the published calendar is provisional', () => {
    const life = new Life()
    const years = new Set([...life.book.calendar.publishedYears].filter((year) => year < 2026))
    const book = { ...life.book, calendar: { ...life.book.calendar, publishedYears: years } }
    Object.assign(life, { book })
    life.act(5, { action: 'verify', verdict: 'real' })
    life.act(6, { action: 'beginRectifying', rectificationClass: 'longTerm', deadlineAt: at(9e4) })
    expect(life.state.provisional).toBe(true)
  })
})
