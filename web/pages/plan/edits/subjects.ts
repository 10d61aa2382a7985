import { type PlanEdit, planEditKey } from '@wangge/api/walk'

/** What an edit is about; everything done to one subject is one row of the list. */
export interface Subject {
  /** `planEditKey`: the id of a point or path, `gate:<vertex>`, `street:<edge>`; gains are told by it too. */
  key: string
  /** Where its edits stand in the list, in order. */
  indices: readonly number[]
  edits: readonly PlanEdit[]
}

/** Rows in the order in which their subjects were first touched. */
export function subjectsOf(edits: readonly PlanEdit[]): Subject[] {
  const rows = new Map<string, { key: string; indices: number[]; edits: PlanEdit[] }>()
  for (const [index, edit] of edits.entries()) {
    const key = planEditKey(edit)
    const row = rows.get(key) ?? { key, indices: [], edits: [] }
    row.indices.push(index)
    row.edits.push(edit)
    rows.set(key, row)
  }
  return [...rows.values()]
}

/** The list without anything about one subject. */
export function withoutSubject(edits: readonly PlanEdit[], key: string): PlanEdit[] {
  return edits.filter((edit) => planEditKey(edit) !== key)
}
