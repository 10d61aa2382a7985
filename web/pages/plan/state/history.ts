import type { PlanEdit } from '@wangge/api/walk'

/** Every list of edits there was, and where we are. */
export interface EditHistory {
  past: readonly (readonly PlanEdit[])[]
  present: readonly PlanEdit[]
  future: readonly (readonly PlanEdit[])[]
}

/** More steps than anybody goes back over. */
const MOST_STEPS = 200

export const NO_EDITS: EditHistory = { past: [], present: [], future: [] }

/** One step on; what was undone before is gone. The same list again is no step. */
export function step(history: EditHistory, present: readonly PlanEdit[]): EditHistory {
  if (JSON.stringify(present) === JSON.stringify(history.present)) return history
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present, future: [] }
}

export function undone({ past, present, future }: EditHistory): EditHistory {
  const before = past.at(-1)
  return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : { past, present, future }
}

export function redone({ past, present, future }: EditHistory): EditHistory {
  const [after, ...rest] = future
  return after ? { past: [...past, present], present: after, future: rest } : { past, present, future }
}

/** Back to before a list that the streets do not allow; as it was where another list is current by now. */
export function refused(history: EditHistory, list: readonly PlanEdit[]): EditHistory {
  const { past, present } = history
  if (present !== list) return history
  return { past: past.slice(0, -1), present: past.at(-1) ?? [], future: [] }
}
