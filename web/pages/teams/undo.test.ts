import type { RosterAssignment, Shift } from '@wangge/api/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backTo, type RosterCall, swapBack } from './undo.ts'

const CODES = ['990101001001', '990101001002', '990101001003', '990101001004']
const shiftWith = (cellCodes: string[], id = 'one'): Shift => ({
  id,
  teamId: 'team',
  kind: 'day',
  day: '2026-11-23',
  from: '2026-11-22T22:00:00Z',
  to: '2026-11-23T10:00:00Z',
  cellCodes,
  people: [{ memberId: 'm', name: '甲', absentReason: '病假' }],
})

/** What the server does, to the letter of the contract. */
function apply(shift: Shift | null, call: RosterCall): Shift | null {
  if (call.type === 'drop') return null
  if (call.type === 'restore') return { ...call.shift, id: 'anew' }
  if (call.type !== 'assign') return shift
  return assigned(shift, call.input)
}
function assigned(shift: Shift | null, { cellCodes, mode }: RosterAssignment): Shift | null {
  const held = shift?.cellCodes ?? []
  if (mode === 'remove') return shift && { ...shift, cellCodes: held.filter((code) => !cellCodes.includes(code)) }
  const next = mode === 'replace' ? cellCodes : [...new Set([...held, ...cellCodes])]
  return { ...(shift ?? shiftWith([])), cellCodes: next }
}

const cells = fc.subarray(CODES)
const before = fc.option(cells.map((codes) => shiftWith(codes)))
const assignment = fc.record({
  teamId: fc.constant('team'),
  day: fc.constant('2026-11-23'),
  kind: fc.constant('day'),
  cellCodes: cells,
  mode: fc.constantFrom('add' as const, 'remove' as const, 'replace' as const),
})

describe('taking an assignment back', () => {
  it('leads to the cells there were, whatever was assigned', () => {
    fc.assert(
      fc.property(before, assignment, (was, input) => {
        const after = assigned(was, input)
        const undone = backTo(was, after).reduce(apply, after)
        expect(undone && [...undone.cellCodes].sort()).toEqual(was && [...was.cellCodes].sort())
      }),
    )
  })
  it('removes the shift that the assignment made', () => {
    expect(backTo(null, shiftWith(CODES, 'made'))).toEqual([{ type: 'drop', shiftId: 'made' }])
  })
  it('makes a shift that went anew, with its people and who is absent', () => {
    const was = shiftWith(CODES)
    expect(backTo(was, null)).toEqual([{ type: 'restore', shift: was }])
  })
  it('leaves alone what somebody else added meanwhile', () => {
    const was = shiftWith(CODES.slice(0, 1))
    const calls = backTo(was, shiftWith(CODES.slice(0, 2)))
    expect(calls.reduce(apply, shiftWith(CODES.slice(0, 3)))?.cellCodes).toEqual([CODES[0], CODES[2]])
  })
  it('asks for nothing where nothing has changed', () => {
    expect(backTo(shiftWith(CODES), shiftWith(CODES))).toEqual([])
    expect(backTo(null, null)).toEqual([])
  })
})

describe('taking a swap back', () => {
  it('swaps the two from where they stand now', () => {
    const one = { shiftId: 'early', memberId: 'a' }
    const other = { shiftId: 'late', memberId: 'b' }
    const back = swapBack(one, other)
    expect(back).toEqual({
      type: 'swap',
      one: { shiftId: 'late', memberId: 'a' },
      other: { shiftId: 'early', memberId: 'b' },
    })
    expect(back.type === 'swap' && swapBack(back.one, back.other)).toEqual({ type: 'swap', one, other })
  })
})
