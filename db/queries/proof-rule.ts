import { type SQL, sql } from 'drizzle-orm'

export interface ProofRuleRow {
  visitMetres: number
  visitSeconds: number
  gapSeconds: number
  jitterSeconds: number
  trackDays: number
  everyMajor: boolean
  everyOverdue: boolean
}

/** By what visits are judged, what must be visited, and how long tracks are kept. */
export function proofRule(): SQL {
  return sql`
    select visit_metres as "visitMetres", visit_seconds as "visitSeconds", gap_seconds as "gapSeconds",
      jitter_seconds as "jitterSeconds", track_days as "trackDays", every_major as "everyMajor", every_overdue as "everyOverdue"
    from proof_rule`
}

export function changeProofRule(rule: ProofRuleRow, { by, at }: { by: string; at: string }): SQL {
  return sql`
    update proof_rule set visit_metres = ${rule.visitMetres}::int, visit_seconds = ${rule.visitSeconds}::int,
      gap_seconds = ${rule.gapSeconds}::int, jitter_seconds = ${rule.jitterSeconds}::int, track_days = ${rule.trackDays}::int,
      every_major = ${rule.everyMajor}::boolean, every_overdue = ${rule.everyOverdue}::boolean,
      changed_by = ${by}, changed_at = ${at}::timestamptz`
}
