import { type SQL, sql } from 'drizzle-orm'
import type { ClockState, HazardGrade, HazardSource, HazardState, HazardVerdict } from '../vocabulary.ts'
import { LEVEL_CODE_LENGTH } from '../vocabulary.ts'
import { likeLiteral, startsWith } from './parts.ts'

/** Which hazards are meant. Without clocks and states: all open ones, or all where `all` says so. */
export interface HazardFilter {
  /** Code prefix of the narrower one of asker's scope and cell asked for, '' for everything. */
  prefix: string
  clocks: readonly ClockState[]
  states: readonly HazardState[]
  sources: readonly HazardSource[]
  kinds: readonly string[]
  grade: HazardGrade | null
  verdict: HazardVerdict | null
  /** Reported in [from, to). */
  reportedFrom: string | null
  reportedTo: string | null
  /** Owner or backup. */
  ownerId: string | null
  /** Reported as rectified, not reinspected yet. */
  awaitsReinspection?: boolean
  /** Those that the summary counts as to be rectified, or as rectified. */
  counted?: 'toRectify' | 'rectified' | null
  /** Serial, reference, address or description holds it. */
  words: string | null
  all: boolean
}

/** Found real, or not looked at yet: a false report or a merged repeat counts for nothing but itself. */
export const isToRectify: SQL = sql`h.verdict is distinct from 'false' and h.verdict is distinct from 'duplicate'`
/** Reported as rectified, found so, or closed out. */
export const isRectified: SQL = sql`(h.rectified_at is not null or h.state in ('reinspected', 'closedOut'))`

/** Conditions on the open and on the closed hazards `h` that the filter lets through; null where it lets none of them through. */
export function openAndClosed(filter: HazardFilter, now: string): { open: SQL | null; closed: SQL | null } {
  const { clocks, states, all } = filter
  const common = everywhere(filter)
  const openStates = states.filter((state) => state !== 'closedOut')
  const openClocks = clocks.filter((clock) => clock !== 'closed')
  const isNamed = clocks.length > 0 || states.length > 0
  const wantsOpen = (states.length === 0 || openStates.length > 0) && (clocks.length === 0 || openClocks.length > 0)
  const wantsClosed = isNamed
    ? (states.length === 0 || states.includes('closedOut')) && (clocks.length === 0 || clocks.includes('closed'))
    : all
  const open = [sql`h.state <> 'closedOut'`, ...common]
  if (openStates.length > 0) open.push(oneOf(sql`h.state`, openStates))
  if (openClocks.length > 0)
    open.push(
      sql`(${sql.join(
        openClocks.map((clock) => whileOpen(clock, now)),
        sql` or `,
      )})`,
    )
  return {
    open: wantsOpen ? sql.join(open, sql` and `) : null,
    closed: wantsClosed ? sql.join([sql`h.state = 'closedOut'`, ...common], sql` and `) : null,
  }
}

/** The condition as a whole. */
export function passes(filter: HazardFilter, now: string): SQL {
  const { open, closed } = openAndClosed(filter, now)
  if (open && closed && filter.clocks.length === 0 && filter.states.length === 0) {
    return sql.join([sql`true`, ...everywhere(filter)], sql` and `)
  }
  if (open && closed) return sql`((${open}) or (${closed}))`
  return open ?? closed ?? sql`false`
}

/**
 * Hazards inside a code prefix. Under row-level security an index serves only conditions on plain columns by leakproof operators; from
 * township depth on `township_code =` leads into the indexes that are sorted by due time and by report.
 */
export function hazardsWithin(prefix: string): SQL {
  if (prefix === '') return sql`true`
  if (prefix.length < LEVEL_CODE_LENGTH.township) return startsWith(sql`h.scope_code`, prefix)
  const inTownship = sql`h.township_code = ${prefix.slice(0, LEVEL_CODE_LENGTH.township)}`
  return prefix.length === LEVEL_CODE_LENGTH.township
    ? inTownship
    : sql`${inTownship} and ${startsWith(sql`h.scope_code`, prefix)}`
}

/** What open and closed ones must meet alike. */
function everywhere(filter: HazardFilter): SQL[] {
  const parts: SQL[] = []
  if (filter.prefix !== '') parts.push(hazardsWithin(filter.prefix))
  if (filter.sources.length > 0) parts.push(oneOf(sql`h.source`, filter.sources))
  if (filter.kinds.length > 0) parts.push(oneOf(sql`h.kind`, filter.kinds))
  if (filter.grade) parts.push(sql`h.grade = ${filter.grade}`)
  if (filter.verdict) parts.push(sql`h.verdict = ${filter.verdict}`)
  if (filter.reportedFrom) parts.push(sql`h.reported_at >= ${filter.reportedFrom}::timestamptz`)
  if (filter.reportedTo) parts.push(sql`h.reported_at < ${filter.reportedTo}::timestamptz`)
  if (filter.ownerId) parts.push(sql`(h.owner_id = ${filter.ownerId} or h.backup_id = ${filter.ownerId})`)
  if (filter.awaitsReinspection) parts.push(sql`h.state = 'rectifying' and h.rectified_at is not null`)
  if (filter.counted) parts.push(isToRectify)
  if (filter.counted === 'rectified') parts.push(isRectified)
  if (filter.words) parts.push(sql`h.search_text like ${`%${likeLiteral(filter.words.toLowerCase())}%`}`)
  return parts
}

function oneOf(column: SQL, words: readonly string[]): SQL {
  return sql`${column} in ${words}`
}

/** A clock's state as ranges of the due time, so that the inbox's indexes serve it; beside `state <> 'closedOut'`. */
function whileOpen(clock: Exclude<ClockState, 'closed'>, now: string): SQL {
  switch (clock) {
    case 'overdue':
      return sql`(h.due_sort < ${now}::timestamptz and h.paused_at is null)`
    case 'soon':
      return sql`(h.due_sort >= ${now}::timestamptz and h.due_at is not null and h.paused_at is null
        and h.soon_at <= ${now}::timestamptz)`
    case 'ontime':
      return sql`(h.due_sort >= ${now}::timestamptz and h.due_at is not null and h.paused_at is null
        and (h.soon_at is null or h.soon_at > ${now}::timestamptz))`
    case 'paused':
      return sql`h.paused_at is not null`
    case 'notStarted':
      return sql`(h.due_sort = 'infinity' and h.paused_at is null)`
  }
}
