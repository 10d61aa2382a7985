import { type SQL, sql } from 'drizzle-orm'

export interface NewRun {
  id: string
  networkId: string
  limitSeconds: number
  speedMetresPerSecond: number
  kinds: readonly string[]
  snapLimitMetres: number
  /** The run that this one takes again. */
  repeats: string | null
  createdBy: string
  createdAt: string
}

/** A run that starts; nothing is inserted while another one is running (no row touched). */
export function startCoverageRun(run: NewRun): SQL {
  return sql`
    insert into coverage_run (id, walk_network_id, state, limit_seconds, speed_metres_per_second, kinds, snap_limit_metres, repeats, created_by, created_at)
    select ${run.id}::uuid, ${run.networkId}::uuid, 'running', ${run.limitSeconds}::int, ${run.speedMetresPerSecond}::real,
      array(select jsonb_array_elements_text(${JSON.stringify(run.kinds)}::jsonb)), ${run.snapLimitMetres}::real,
      ${run.repeats}::uuid, ${run.createdBy}, ${run.createdAt}::timestamptz
    where not exists (select from coverage_run where state = 'running')`
}

/** Moves the progress (0…1) of a run; no row touched once it was cancelled. */
export function advanceCoverageRun(id: string, progress: number): SQL {
  return sql`update coverage_run set progress = ${progress}::real where id = ${id}::uuid and state = 'running'`
}

/** A running run ends well, with its whole figures and what they can be told by; no row touched once it was cancelled. */
export function finishCoverageRun(
  id: string,
  { stats, inputDigest, resultDigest, at }: { stats: object; inputDigest: string; resultDigest: string; at: string },
): SQL {
  return sql`
    update coverage_run set state = 'done', progress = 1, stats = ${JSON.stringify(stats)}::jsonb, input_digest = ${inputDigest},
      result_digest = ${resultDigest}, finished_at = ${at}::timestamptz
    where id = ${id}::uuid and state = 'running'`
}

/** A running run ends without figures. */
export function stopCoverageRun(id: string, state: 'failed' | 'cancelled', problem: object | null, at: string): SQL {
  return sql`
    update coverage_run set state = ${state}, problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb, finished_at = ${at}::timestamptz
    where id = ${id}::uuid and state = 'running'`
}

/** Runs that a stopped process left running. */
export function failInterruptedRuns(at: string): SQL {
  return sql`
    update coverage_run set state = 'failed', problem = '{"code": "interrupted", "params": {}}', finished_at = ${at}::timestamptz
    where state = 'running'`
}

/** Removes all but the latest `keep` runs of the same parameters and outcome, and those that one of these repeats, with their results. */
export function pruneCoverageRuns(keep: number): SQL {
  return sql`
    with ranked as (
      select id, repeats,
        row_number() over (partition by limit_seconds, speed_metres_per_second, kinds, state order by created_at desc, id desc) as place
      from coverage_run where state <> 'running'),
    old as (
      select id from ranked r
      where place > ${keep}::int and not exists (select from ranked k where k.repeats = r.id and k.place <= ${keep}::int)),
    residences as (delete from coverage_residence r using old where r.run_id = old.id),
    cells as (delete from coverage_cell c using old where c.run_id = old.id),
    walksheds as (delete from coverage_walkshed w using old where w.run_id = old.id)
    delete from coverage_run using old where coverage_run.id = old.id`
}

/** Results of runs that came to nothing. */
export function dropUnfinishedResults(): SQL {
  return sql`
    delete from coverage_residence v using coverage_run r where r.id = v.run_id and r.state in ('failed', 'cancelled')`
}
