import { area, bbox, booleanPointInPolygon, polygon } from '@turf/turf'
import type { Homes, LonLat } from '../types.ts'
import { closed } from './measure.ts'

export interface Lassoed {
  squareMetres: number
  /** Null where no homes are loaded: unknown is not zero. */
  homes: { count: number; people: number } | null
  hazardIds: string[]
  teamIds: string[]
}

interface Placed {
  id: string
  position: LonLat | null
}

/** What lies inside a freehand ring. `homes` are the loaded ones. */
export function lasso(
  ring: readonly LonLat[],
  homes: Homes | null,
  hazards: readonly Placed[],
  teams: readonly Placed[],
): Lassoed {
  const shape = polygon([closed(ring)])
  const contains = containment(ring)
  const idsIn = (placed: readonly Placed[]) =>
    placed.flatMap(({ id, position }) => (position && contains(position[0], position[1]) ? [id] : []))
  return {
    squareMetres: area(shape),
    homes: homes && peopleIn(homes, contains),
    hazardIds: idsIn(hazards),
    teamIds: idsIn(teams),
  }
}

function peopleIn(homes: Homes, contains: (lon: number, lat: number) => boolean) {
  const inside = { count: 0, people: 0 }
  for (const [row, people] of homes.people.entries()) {
    if (!contains(homes.lon[row] ?? 0, homes.lat[row] ?? 0)) continue
    inside.count += 1
    inside.people += people
  }
  return inside
}

/** Whether a place lies in a freehand ring of three points or more. The box first: most of 20,000 homes are outside it. */
export function containment(ring: readonly LonLat[]): (lon: number, lat: number) => boolean {
  const shape = polygon([closed(ring)])
  const [west, south, east, north] = bbox(shape)
  return (lon, lat) =>
    lon >= west && lon <= east && lat >= south && lat <= north && booleanPointInPolygon([lon, lat], shape)
}
