import { type SQL, sql } from 'drizzle-orm'
import { counted, type ResponseFilter, withinFilter } from './response-filter.ts'
import { isLate, isMeasured, isOpenLate, type PromisedStep, secondsOf } from './response-step.ts'

/** What is counted, by the words of the contract. */
export type ResponseMeasure =
  | 'all'
  | 'measured'
  | 'onTime'
  | 'late'
  | 'openLate'
  | 'pending'
  | 'missing'
  | 'reversed'
  | 'zero'
  | 'falseReports'
  | 'duplicates'
  | 'selfFound'

/** Why an arrival took long, by the number that the facts have for it. */
export const RESPONSE_REASONS = ['unknown', 'lateDeparture', 'farAway', 'nobodyFree', 'stalePosition'] as const
export type ResponseReason = (typeof RESPONSE_REASONS)[number]

export interface ResponseListFilter {
  filter: ResponseFilter
  namesPatrol: boolean
  step: PromisedStep
  measure: ResponseMeasure
  reason: ResponseReason | null
  /** [fromSeconds, toSeconds) of the measured. */
  fromSeconds: number | null
  toSeconds: number | null
  now: string
  /** Only these; absent = all. */
  among?: readonly string[]
}

export interface ResponseListRow {
  id: string
  serial: string
  kind: string
  source: string
  address: string
  reportedAt: string
  /** Below 0: why there are none. */
  seconds: number
  cellCode: string | null
  townshipName: string | null
  teamName: string | null
  isOwn: boolean
}

/** The last line of the page before. */
export interface ResponsePlace {
  seconds: number
  reportedAt: string
  id: string
}

export type ResponseSort = 'slowest' | 'fastest' | 'latest'

/** The cases behind a number; names are looked up once the page is cut. */
export function responseList(
  wanted: ResponseListFilter,
  { sort, after, limit }: { sort: ResponseSort; after: ResponsePlace | null; limit: number },
): SQL {
  const seconds = secondsOf(wanted.step.step)
  const order = {
    slowest: sql`f.seconds desc, f.reported_at desc, f.case_id desc`,
    fastest: sql`f.seconds, f.reported_at, f.case_id`,
    latest: sql`f.reported_at desc, f.case_id desc`,
  }[sort]
  return sql`
    select f.case_id as id, coalesce(h.serial, r.case_key) as serial, coalesce(h.kind, r.kind) as kind,
      coalesce(h.source, r.source) as source, coalesce(h.address, r.address) as address, f.reported_at as "reportedAt", f.seconds,
      coalesce(h.cell_code, r.cell_code) as "cellCode", t.name as "townshipName",
      (select d.team_name from dispatch d where d.hazard_id = f.case_id and d.team_id = f.team_id limit 1) as "teamName",
      f.dataset = 1 as "isOwn"
    from (
      select f.* from (
        select f.case_id, f.dataset, f.reported_at, f.team_id, ${seconds} as seconds from response_case f
        where ${isListed(wanted)} ${after ? behind(sort, seconds, after) : sql``}) f
      order by ${order} limit ${limit}::int) f
    left join hazard h on f.dataset = 1 and h.id = f.case_id
    left join response_history r on f.dataset <> 1 and r.id = f.case_id
    left join grid_cell t on t.code = left(coalesce(h.cell_code, r.cell_code), 9) || '000' and t.level = 'township'
    order by ${order}`
}

/** How many there are. */
export function responseListCount(wanted: ResponseListFilter): SQL {
  return sql`select count(*) as total from response_case f where ${isListed(wanted)}`
}

function isListed(wanted: ResponseListFilter): SQL {
  const { filter, namesPatrol, step, measure, reason, fromSeconds, toSeconds, among } = wanted
  const parts = [measure === 'selfFound' ? withinFilter(filter) : counted(filter, namesPatrol), isOf(wanted)]
  if (among) parts.push(sql`f.case_id = any(${sql.param([...among])}::uuid[])`)
  if (reason !== null) parts.push(sql`f.reason = ${RESPONSE_REASONS.indexOf(reason)}::int`)
  if (fromSeconds !== null || toSeconds !== null) parts.push(isMeasured(step.step))
  if (fromSeconds !== null) parts.push(sql`${secondsOf(step.step)} >= ${fromSeconds}::float8`)
  if (toSeconds !== null) parts.push(sql`${secondsOf(step.step)} < ${toSeconds}::float8`)
  return sql.join(parts, sql` and `)
}

function isOf({ measure, step, now }: ResponseListFilter): SQL {
  const seconds = secondsOf(step.step)
  switch (measure) {
    case 'all':
      return sql`true`
    case 'measured':
      return isMeasured(step.step)
    case 'onTime':
      return sql`${isMeasured(step.step)} and ${isLate(step)} = false`
    case 'late':
      return sql`${isMeasured(step.step)} and ${isLate(step)}`
    case 'openLate':
      return sql`f.waits and ${isOpenLate(step, now)}`
    case 'pending':
      return sql`${seconds} = -1 and (f.waits and ${isOpenLate(step, now)}) is not true`
    case 'missing':
      return sql`${seconds} = -2`
    case 'reversed':
      return sql`${seconds} = -3`
    case 'zero':
      return sql`${seconds} = 0`
    case 'falseReports':
      return sql`f.standing = 1`
    case 'duplicates':
      return sql`f.standing = 2`
    case 'selfFound':
      return sql`f.self_found`
  }
}

function behind(sort: ResponseSort, seconds: SQL, { seconds: last, reportedAt, id }: ResponsePlace): SQL {
  const place = sql`${last}::int, ${reportedAt}::timestamptz, ${id}::uuid`
  switch (sort) {
    case 'slowest':
      return sql`and (${seconds}, f.reported_at, f.case_id) < (${place})`
    case 'fastest':
      return sql`and (${seconds}, f.reported_at, f.case_id) > (${place})`
    case 'latest':
      return sql`and (f.reported_at, f.case_id) < (${reportedAt}::timestamptz, ${id}::uuid)`
  }
}
