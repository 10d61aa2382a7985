import type { House } from '../../house.ts'
import { scopeKeyOf } from '../scopes.ts'
import type { Screen } from './screen-of.ts'

/** Areas whose answers are held: more walls than that in one deployment ask a little more often. */
const HELD = 100

/**
 * One answer per area for so many milliseconds, shared by every screen that asks meanwhile. A failure is not remembered.
 */
export function remembered<Answer>(forMs: number, compute: (screen: Screen) => Promise<Answer>) {
  const held = new WeakMap<House['database'], Map<string, { at: number; answer: Promise<Answer> }>>()
  return (screen: Screen): Promise<Answer> => {
    const { database, who, clock } = screen.ctx
    const answers = held.get(database) ?? new Map<string, { at: number; answer: Promise<Answer> }>()
    held.set(database, answers)
    const [key, now] = [scopeKeyOf(who.scope), clock().getTime()]
    const known = answers.get(key)
    if (known && now - known.at >= 0 && now - known.at < forMs) return known.answer
    const answer = compute(screen)
    answers.delete(key)
    answers.set(key, { at: now, answer })
    answer.catch(() => answers.get(key)?.answer === answer && answers.delete(key))
    for (const oldest of answers.keys()) if (answers.size > HELD) answers.delete(oldest)
    return answer
  }
}
