/** One position of a track, on WGS-84. `at` in milliseconds since 1970. */
export interface Fix {
  at: number
  lon: number
  lat: number
  /** Null where the phone did not say; such a position counts. */
  accuracyMetres: number | null
  /** Nothing is missing since the position before: what lay between was left out as it changed nothing. */
  joined: boolean
}

export interface Place {
  lon: number
  lat: number
}

/** A position less accurate than this proves nothing (with the circle's radius of 50 m it may be anywhere around it). */
const WORST_ACCURACY_METRES = 50

export const METRES_PER_DEGREE = 111_195

/** Metres east and north of a place, on a plane through it: good to a metre in a kilometre, and straight lines stay straight. */
export function planeAt({ lon, lat }: Place): (place: Place) => [east: number, north: number] {
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  return (place) => [(place.lon - lon) * perLon, (place.lat - lat) * METRES_PER_DEGREE]
}

/**
 * Unbroken stretches of a track in order of time: positions that say nothing are left out, and where two that follow each other lie
 * further apart than `gapMs`, one stretch ends and another begins.
 */
export function stretchesOf(track: readonly Fix[], gapMs: number): Fix[][] {
  const stretches: Fix[][] = []
  let last: Fix | undefined
  for (const fix of track) {
    if (fix.accuracyMetres !== null && fix.accuracyMetres > WORST_ACCURACY_METRES) continue
    const stretch = stretches.at(-1)
    if (stretch && last && (fix.joined || fix.at - last.at <= gapMs)) stretch.push(fix)
    else stretches.push([fix])
    last = fix
  }
  return stretches
}
