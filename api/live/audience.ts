import type { Audience, LiveEventRow } from '@wangge/db/queries/live-events'

/** Those with the same key hear the same. */
export function audienceKey({ area, kinds }: Audience): string {
  return JSON.stringify([area && [area.from, area.to], kinds && [...kinds].sort()])
}

/** Whether an event concerns an audience: the rule of row-level security, and the kinds it asked for. */
export function hears({ area, kinds }: Audience, { kind, scopeCode, alsoCode }: LiveEventRow): boolean {
  if (kinds && !kinds.includes(kind)) return false
  if (!area || scopeCode === null) return true
  const holds = (code: string | null): boolean => code !== null && code >= area.from && code < area.to
  return holds(scopeCode) || holds(alsoCode)
}
