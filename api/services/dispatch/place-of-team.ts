import { STALE_MILLISECONDS } from '../teams/list-teams.ts'
import type { Place } from './street-times.ts'

export interface TeamPlace {
  at: Place | null
  from: 'position' | 'base' | 'nowhere'
  /** It has a position, too old to count. */
  stale: boolean
}

/**
 * Where a team counts as being: at its live position, else at its base, else nowhere. Degrees and milliseconds since 1970; NaN = none.
 */
export function placeOfTeam(
  lon: number,
  lat: number,
  positionAt: number,
  baseLon: number,
  baseLat: number,
  now: number,
): TeamPlace {
  const hasPosition = !Number.isNaN(lon) && !Number.isNaN(positionAt)
  const stale = hasPosition && now - positionAt > STALE_MILLISECONDS
  if (hasPosition && !stale) return { at: [lon, lat], from: 'position', stale }
  if (!Number.isNaN(baseLon)) return { at: [baseLon, baseLat], from: 'base', stale }
  return { at: null, from: 'nowhere', stale }
}

/** The same of a team whose place was chosen by that rule already, from what was true at `now`. */
export function chosenPlace(lon: number, lat: number, positionAt: number, now: number): TeamPlace {
  const hasPosition = !Number.isNaN(positionAt)
  const stale = hasPosition && now - positionAt > STALE_MILLISECONDS
  if (Number.isNaN(lon)) return { at: null, from: 'nowhere', stale }
  return { at: [lon, lat], from: hasPosition && !stale ? 'position' : 'base', stale }
}
