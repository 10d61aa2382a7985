import { type SQL, sql } from 'drizzle-orm'

export interface SiteRunRow {
  id: string
  scopeCode: string
  networkId: string
  networkVersion: number
  state: 'running' | 'done' | 'failed' | 'cancelled'
  progress: number
  request: Record<string, unknown>
  answer: Record<string, unknown> | null
  problem: { code: string; params: Record<string, string> } | null
  createdBy: string
  createdByName: string
  createdAt: string
  finishedAt: string | null
}

const columns = sql`
  r.id, r.scope_code as "scopeCode", r.walk_network_id as "networkId", n.version as "networkVersion", r.state, r.progress, r.request,
  r.answer, r.problem, r.created_by as "createdBy", r.created_by_name as "createdByName", r.created_at as "createdAt",
  r.finished_at as "finishedAt"`

/** Searches for sites in sight, the latest first. */
export function siteRunPage(after: { at: string; id: string } | null, limit: number): SQL {
  const keyset = after ? sql`where (r.created_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select ${columns} from site_run r join walk_network n on n.id = r.walk_network_id ${keyset}
    order by r.created_at desc, r.id desc limit ${limit}::int`
}

export function siteRunCount(): SQL {
  return sql`select count(*) as total from site_run`
}

export function siteRunById(id: string): SQL {
  return sql`select ${columns} from site_run r join walk_network n on n.id = r.walk_network_id where r.id = ${id}::uuid`
}

/** One of a person's that is under way. */
export function runningSiteRun(personId: string): SQL {
  return sql`select id from site_run where created_by = ${personId} and state = 'running' limit 1`
}

export interface NewSiteRun {
  id: string
  scopeCode: string
  networkId: string
  request: object
  createdBy: string
  createdByName: string
  createdAt: string
}

/** A search that starts; no row where one of the same person is under way. */
export function startSiteRun(run: NewSiteRun): SQL {
  return sql`
    insert into site_run (id, scope_code, walk_network_id, state, request, created_by, created_by_name, created_at, seen_at)
    select ${run.id}::uuid, ${run.scopeCode}, ${run.networkId}::uuid, 'running', ${JSON.stringify(run.request)}::jsonb,
      ${run.createdBy}, ${run.createdByName}, ${run.createdAt}::timestamptz, ${run.createdAt}::timestamptz
    where not exists (select from site_run where created_by = ${run.createdBy} and state = 'running')`
}

/** How far it has come, with the best choice so far where there is a new one; no row touched once it was cancelled. */
export function advanceSiteRun(id: string, progress: number, answer: object | null, at: string): SQL {
  const chosen = answer === null ? sql`answer` : sql`${JSON.stringify(answer)}::jsonb`
  return sql`
    update site_run set progress = ${progress}::real, answer = ${chosen}, seen_at = ${at}::timestamptz
    where id = ${id}::uuid and state = 'running'`
}

export function finishSiteRun(id: string, answer: object, at: string): SQL {
  return sql`
    update site_run set state = 'done', progress = 1, answer = ${JSON.stringify(answer)}::jsonb,
      seen_at = ${at}::timestamptz, finished_at = ${at}::timestamptz
    where id = ${id}::uuid and state = 'running'`
}

/** Ends without an answer of its own; the best choice so far stays. */
export function stopSiteRun(id: string, state: 'failed' | 'cancelled', problem: object | null, at: string): SQL {
  return sql`
    update site_run set state = ${state}, problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb,
      finished_at = ${at}::timestamptz
    where id = ${id}::uuid and state = 'running'`
}

/** Searches whose process has said nothing since a moment. */
export function failSilentSiteRuns(since: string, at: string): SQL {
  return sql`
    update site_run set state = 'failed', problem = '{"code": "interrupted", "params": {}}', finished_at = ${at}::timestamptz
    where state = 'running' and seen_at <= ${since}::timestamptz`
}

export interface ResidenceNameRow {
  id: string
  name: string
  address: string
}

/** What residences are called, as far as they are in sight. */
export function residenceNames(ids: readonly string[]): SQL {
  return sql`
    select id, name, address from residence
    where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`
}
