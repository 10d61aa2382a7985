import type { CoverageState } from '@wangge/db/vocabulary'
import { circle, polygon, type SymbolDrawing, type SymbolFlavour } from './part.ts'

export type HomeForm = CoverageState | 'unknown'
export const HOME_FORMS: readonly HomeForm[] = ['served', 'gap', 'noStreetData', 'unknown']

/** Drawn at radius 5, the largest; the layer scales it down by the number of people. */
export const HOME_DRAWN_RADIUS = 5

/** Served = dot, out of reach = diamond, no usable street data = hollow circle: apart from both. */
export function homeDrawing(form: HomeForm, { map, team }: SymbolFlavour): SymbolDrawing {
  const r = HOME_DRAWN_RADIUS
  const reach = r + 2
  const box = { halfWidth: reach + 0.5, halfHeight: reach + 0.5 }
  switch (form) {
    case 'served':
      return { ...box, parts: [{ d: circle(r), fill: map.served, stroke: map.casing, width: 1 }] }
    case 'gap': {
      const d = polygon([0, -reach], [reach, 0], [0, reach], [-reach, 0])
      return { ...box, parts: [{ d, fill: map.gap, stroke: map.casing, width: 1 }] }
    }
    case 'noStreetData':
      return { ...box, parts: [{ d: circle(r), fill: map.casing, stroke: map.reachableClosed, width: 1.8 }] }
    case 'unknown':
      return { ...box, parts: [{ d: circle(r), fill: team.off, stroke: map.casing, width: 1 }] }
  }
}
