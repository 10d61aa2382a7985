import type { ServicePointSummary } from '@wangge/api/contract'
import { pointIcon } from '../symbols/atlas.ts'
import { knownPointKind, PIN_TIP } from '../symbols/point.ts'
import type { SymbolItem } from './item.ts'

/** Service points as pins, the southern ones in front as on any map of pins. */
export function pointItems(points: readonly ServicePointSummary[]): SymbolItem[] {
  return [...points]
    .sort((a, b) => b.position[1] - a.position[1])
    .map((point) => ({
      position: point.position,
      icon: pointIcon(knownPointKind(point.kind), point.openNow),
      offset: [0, 0],
      middle: [0, -PIN_TIP],
      hitRadius: 11,
      selection: { type: 'servicePoint', id: point.id },
      count: 1,
      cluster: null,
    }))
}
