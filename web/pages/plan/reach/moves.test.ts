import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleared, type MoveHistory, moved, NO_MOVES, placeOf, redone, undone } from './moves.ts'

describe('bases tried out', () => {
  it('come back step by step, and forward again', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'clear'), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(steps, (list) => {
        const seen: MoveHistory[] = [NO_MOVES]
        for (const [team, x, y] of list) {
          const last = seen.at(-1) ?? NO_MOVES
          seen.push(team === 'clear' ? cleared(last) : moved(last, team, [x, y]))
        }
        let history = seen.at(-1) ?? NO_MOVES
        for (const earlier of seen.slice(0, -1).reverse()) {
          history = undone(history)
          expect(history.now).toEqual(earlier.now)
        }
        expect(undone(history)).toBe(history)
        for (const later of seen.slice(1)) {
          history = redone(history)
          expect(history.now).toEqual(later.now)
        }
        expect(redone(history)).toBe(history)
      }),
    )
  })
  it('forget what was undone once another is moved', () => {
    const history = moved(undone(moved(NO_MOVES, 'a', [1, 1])), 'b', [2, 2])
    expect([history.now, history.future]).toEqual([{ b: [2, 2] }, []])
  })
})

describe('placeOf', () => {
  it('takes degrees and nothing else', () => {
    expect(placeOf('121.5', ' 31.2')).toEqual([121.5, 31.2])
    expect([placeOf('', '1'), placeOf('1', 'x'), placeOf('181', '0'), placeOf('0', '86')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
