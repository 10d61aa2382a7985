import type { FieldTask } from '@wangge/api/contract'

export type TaskOrder = 'due' | 'near'

/** What one's team was sent to comes first; then by due time, or by distance; what has neither comes last. */
export function inOrder(tasks: readonly FieldTask[], order: TaskOrder): FieldTask[] {
  return [...tasks].sort((a, b) => rankOf(a) - rankOf(b) || keyOf(a, order) - keyOf(b, order) || byId(a, b))
}

const rankOf = ({ dispatch }: FieldTask): number => (dispatch ? 0 : 1)

function keyOf({ hazard, metres }: FieldTask, order: TaskOrder): number {
  if (order === 'near') return metres ?? Number.MAX_SAFE_INTEGER
  return hazard?.dueAt ? Date.parse(hazard.dueAt) : Number.MAX_SAFE_INTEGER
}

const byId = (a: FieldTask, b: FieldTask): number => (a.id < b.id ? -1 : 1)
