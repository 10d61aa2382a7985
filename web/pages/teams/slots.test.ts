import { describe, expect, it } from 'vitest'
import { neighbour, shownKinds, slotKey, slotOf } from './slots.ts'

const teams = [{ id: 'a' }, { id: 'b' }]
const columns = ['2026-11-23', '2026-11-24'].flatMap((day) => ['day', 'night'].map((kind) => ({ day, kind })))
const at = { teamId: 'a', day: '2026-11-23', kind: 'night' }

describe('a slot of the roster', () => {
  it('comes back from its key', () => {
    expect(slotOf(slotKey(at))).toEqual(at)
    expect(slotOf('a|')).toBeNull()
  })
  it('has neighbours across kinds, days and teams, and stays at the rim', () => {
    expect(neighbour(teams, columns, at, [0, 1])).toEqual({ teamId: 'a', day: '2026-11-24', kind: 'day' })
    expect(neighbour(teams, columns, at, [1, 0])).toEqual({ ...at, teamId: 'b' })
    expect(neighbour(teams, columns, at, [-1, 0])).toEqual(at)
    expect(neighbour(teams, columns, at, [0, 9])).toEqual({ teamId: 'a', day: '2026-11-24', kind: 'night' })
  })
  it('is found again where its team is not in the table: the first row', () => {
    expect(neighbour(teams, columns, { ...at, teamId: 'x' }, [1, 0]).teamId).toBe('a')
  })
})

it('a retired kind of shift is shown while days still have it', () => {
  const kind = (key: string, active: boolean) => ({
    key,
    active,
    nameZh: key,
    nameEn: key,
    starts: '06:00',
    ends: '18:00',
  })
  const shiftKinds = [kind('day', true), kind('old', false), kind('older', false)]
  const shifts = [{ kind: 'old' } as never]
  expect(shownKinds({ shiftKinds, shifts }).map(({ key }) => key)).toEqual(['day', 'old'])
})
