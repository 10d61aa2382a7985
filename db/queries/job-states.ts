import { type SQL, sql } from 'drizzle-orm'

export interface JobStateRow {
  name: string
  state: 'running' | 'done' | 'failed'
  startedAt: string
  finishedAt: string | null
  milliseconds: number | null
  result: Record<string, number>
  error: string | null
  failedAt: string | null
  askedByName: string | null
}

/** How every job's last run went. */
export function jobStates(): SQL {
  return sql`
    select name, state, started_at as "startedAt", finished_at as "finishedAt", milliseconds, result, error, failed_at as "failedAt",
      asked_by_name as "askedByName"
    from job_state`
}

/** A run begins. */
export function beginJob(name: string, at: string, askedByName: string | null): SQL {
  return sql`
    insert into job_state (name, state, started_at, asked_by_name) values (${name}, 'running', ${at}::timestamptz, ${askedByName})
    on conflict (name) do update set state = 'running', started_at = excluded.started_at, finished_at = null, milliseconds = null,
      result = '{}', asked_by_name = excluded.asked_by_name`
}

/** It came to its end. */
export function finishJob(name: string, run: { at: string; milliseconds: number; result: object }): SQL {
  return sql`
    update job_state set state = 'done', finished_at = ${run.at}::timestamptz, milliseconds = ${run.milliseconds}::int,
      result = ${JSON.stringify(run.result)}::jsonb
    where name = ${name}`
}

/** It failed: `error` is what an administrator reads. */
export function failJob(name: string, run: { at: string; milliseconds: number; error: string }): SQL {
  return sql`
    update job_state set state = 'failed', finished_at = ${run.at}::timestamptz, milliseconds = ${run.milliseconds}::int,
      error = ${run.error}, failed_at = ${run.at}::timestamptz
    where name = ${name}`
}
