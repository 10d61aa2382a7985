import type { CandidateRow } from '@wangge/db/queries/candidates'
import { STALE_MILLISECONDS } from '../teams/list-teams.ts'
import type { Place } from './street-times.ts'

export interface TeamPlace {
  at: Place | null
  from: 'position' | 'base' | 'nowhere'
  /** It has a position, too old to count. */
  stale: boolean
}

/** Where a team counts as being: at its live position, else at its base, else nowhere. `now` in milliseconds since 1970. */
export function placeOfTeam(team: CandidateRow, now: number): TeamPlace {
  const { lon, lat, positionAt, baseLon, baseLat } = team
  const hasPosition = lon !== null && lat !== null && positionAt !== null
  const stale = hasPosition && now - Date.parse(positionAt) > STALE_MILLISECONDS
  if (hasPosition && !stale) return { at: [lon, lat], from: 'position', stale }
  if (baseLon !== null && baseLat !== null) return { at: [baseLon, baseLat], from: 'base', stale }
  return { at: null, from: 'nowhere', stale }
}
