import type { ShiftProof } from '@wangge/api/contract'
import type { LonLat } from '../../map/types.ts'

/** A position less accurate than this proves nothing, and is not drawn. */
const WORST_ACCURACY_METRES = 50

/** The unbroken pieces of a track: what is neither joined to the position before nor close to it in time begins a new one. */
export function trackPieces(
  { at, lon, lat, joined, accuracyMetres }: ShiftProof['track'],
  gapSeconds: number,
): LonLat[][] {
  const pieces: LonLat[][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const [index, moment] of at.entries()) {
    if ((accuracyMetres[index] ?? 0) > WORST_ACCURACY_METRES) continue
    const place: LonLat = [lon[index] ?? 0, lat[index] ?? 0]
    const piece = pieces.at(-1)
    if (piece && (joined[index] || moment - last <= gapSeconds * 1000)) piece.push(place)
    else pieces.push([place])
    last = moment
  }
  return pieces
}
