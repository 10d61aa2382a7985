import { type SQL, sql } from 'drizzle-orm'

export interface DutyWordRow {
  /** ISO instant at which it was said; what a phone tells late is older than its row. */
  saidAt: string
}

/** When somebody last said whether a team is on duty; no row = nobody has. For app_system: the audit is not for everybody. */
export function lastDutyWord(teamId: string): SQL {
  return sql`
    select coalesce((details ->> 'saidAt')::timestamptz(3), at) as "saidAt" from audit_event
    where subject_type = 'team' and subject_id = ${teamId} and action = 'teamChanged' and details ? 'duty'
    order by 1 desc limit 1`
}
