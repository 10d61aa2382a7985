import type { PlanEdit } from '@wangge/api/walk'

/** What an edit is about; everything done to one subject is one row of the list. */
export interface Subject {
  /** Of the subject: `point:<id>`, `path:<id>`, `gate:<vertex>`, `street:<edge>`. */
  key: string
  /** Where its edits stand in the list, in order. */
  indices: readonly number[]
  edits: readonly PlanEdit[]
}

/** Rows in the order in which their subjects were first touched. */
export function subjectsOf(edits: readonly PlanEdit[]): Subject[] {
  const rows = new Map<string, { key: string; indices: number[]; edits: PlanEdit[] }>()
  for (const [index, edit] of edits.entries()) {
    const key = subjectKey(edit)
    const row = rows.get(key) ?? { key, indices: [], edits: [] }
    row.indices.push(index)
    row.edits.push(edit)
    rows.set(key, row)
  }
  return [...rows.values()]
}

/** The list without anything about one subject. */
export function withoutSubject(edits: readonly PlanEdit[], key: string): PlanEdit[] {
  return edits.filter((edit) => subjectKey(edit) !== key)
}

export function subjectKey(edit: PlanEdit): string {
  switch (edit.type) {
    case 'shutGate':
    case 'openGate':
      return `gate:${edit.vertex}`
    case 'closeStreet':
    case 'openStreet':
      return `street:${edit.edge}`
    case 'addPath':
      return `path:${edit.id}`
    default:
      return `point:${edit.id}`
  }
}
