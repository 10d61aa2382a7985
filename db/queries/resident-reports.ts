import { type SQL, sql } from 'drizzle-orm'

export interface NewResidentReport {
  hazardId: string
  /** SHA-256 of the link's secret, in hex. */
  tokenHash: string
  language: 'zh' | 'en'
  placeBy: 'position' | 'photo' | 'area'
  now: string
}

/** Keeps how a resident's report came in; fails with 23505 where its form was sent before. For app_system. */
export function insertResidentReport(report: NewResidentReport): SQL {
  return sql`
    insert into resident_report (hazard_id, token_hash, language, place_by, created_at)
    values (${report.hazardId}::uuid, ${report.tokenHash}, ${report.language}, ${report.placeBy}, ${report.now}::timestamptz)`
}

export interface FollowedRow {
  hazardId: string
  tokenHash: string
  placeBy: NewResidentReport['placeBy']
  revokedAt: string | null
}

/** What a link leads to, revoked or not. For app_system. */
export function followedBy(tokenHash: string): SQL {
  return sql`
    select hazard_id as "hazardId", token_hash as "tokenHash", place_by as "placeBy", revoked_at as "revokedAt"
    from resident_report where token_hash = ${tokenHash}`
}

/** Notes that the reporter looked; at most once a minute. For app_system. */
export function noteSeen(hazardId: string, now: string): SQL {
  return sql`
    update resident_report set seen_at = ${now}::timestamptz
    where hazard_id = ${hazardId}::uuid and (seen_at is null or seen_at < ${now}::timestamptz - interval '1 minute')`
}

export interface ResidentReportRow {
  placeBy: NewResidentReport['placeBy']
  language: 'zh' | 'en'
  createdAt: string
  seenAt: string | null
  revokedAt: string | null
  revokedByName: string | null
}

/** How a hazard's report came in, as far as the asker sees the hazard. */
export function residentReportOf(hazardId: string): SQL {
  return sql`
    select place_by as "placeBy", language, created_at as "createdAt", seen_at as "seenAt", revoked_at as "revokedAt",
      revoked_by_name as "revokedByName"
    from resident_report where hazard_id = ${hazardId}::uuid`
}

/** Ends a link; touches no row where it was ended before. */
export function revokeLink(hazardId: string, by: string, now: string): SQL {
  return sql`
    update resident_report set revoked_at = ${now}::timestamptz, revoked_by_name = ${by}
    where hazard_id = ${hazardId}::uuid and revoked_at is null`
}
