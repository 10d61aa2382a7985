import type { LonLat } from '../../map/types.ts'
import type { Scene } from './scene.ts'

/** Of a pointer or a finger, pixels. */
const REACH = 14

/** The hazard nearest to a click among those that are drawn at a second; null where there is none, or where ids were left out. */
export function hazardAt(
  { playback: { hazards, spans }, shownTo }: Scene,
  second: number,
  point: { x: number; y: number },
  project: (place: LonLat) => { x: number; y: number },
): string | null {
  let best = REACH
  let found: string | null = null
  for (let index = 0; index < spans.hazard.length; index++) {
    if ((spans.from[index] ?? 0) > second || (shownTo[index] ?? 0) <= second) continue
    const hazard = spans.hazard[index] ?? 0
    const { x, y } = project([hazards.lon[hazard] ?? 0, hazards.lat[hazard] ?? 0])
    const away = Math.hypot(x - point.x, y - point.y)
    if (away >= best) continue
    best = away
    found = hazards.id[hazard] ?? null
  }
  return found
}
