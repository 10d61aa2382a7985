import { ProblemError } from '../../../data/client.ts'

/** Somebody else was first. */
export interface Moved {
  byName: string
  at: string
  event: string
  state: string
}

/** Who moved the case meanwhile and when, where that is why a change was refused. */
export function movedOf(error: Error | null): Moved | null {
  if (!(error instanceof ProblemError) || error.code !== 'hazardMoved') return null
  const text = (name: string): string => String(error.params[name] ?? '')
  return { byName: text('byName'), at: text('at'), event: text('event'), state: text('state') }
}
