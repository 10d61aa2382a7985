import type { PlanEdit, PlanSettings } from '@wangge/api/walk'

interface Content {
  edits: readonly PlanEdit[]
  settings: PlanSettings
}

/** Whether two scenarios say the same; the order in which fields are written does not count. */
export const sameContent = (one: Content, other: Content): boolean =>
  ordered(one.edits) === ordered(other.edits) && ordered(one.settings) === ordered(other.settings)

export const sameEdits = (one: readonly PlanEdit[], other: readonly PlanEdit[]): boolean =>
  ordered(one) === ordered(other)

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
