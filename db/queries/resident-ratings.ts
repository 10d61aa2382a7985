import { type SQL, sql } from 'drizzle-orm'

export interface ResidentRatingRow {
  /** How often the hazard had been opened again when it was rated. */
  reopenedCount: number
  score: number
  words: string
  ratedAt: string
}

/** What a hazard's reporter said of the result, the latest first. */
export function ratingsOf(hazardId: string): SQL {
  return sql`
    select reopened_count as "reopenedCount", score, words, rated_at as "ratedAt"
    from resident_rating where hazard_id = ${hazardId}::uuid order by reopened_count desc`
}

/** Keeps a rating; touches no row where this close was rated before. For app_system. */
export function insertRating(rating: {
  hazardId: string
  reopenedCount: number
  score: number
  words: string
  now: string
}): SQL {
  return sql`
    insert into resident_rating (hazard_id, reopened_count, score, words, rated_at)
    values (${rating.hazardId}::uuid, ${rating.reopenedCount}::int, ${rating.score}::int, ${rating.words}, ${rating.now}::timestamptz)
    on conflict do nothing`
}
