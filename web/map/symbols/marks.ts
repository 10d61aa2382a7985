import { circle, type SymbolDrawing, type SymbolFlavour } from './part.ts'

/** Four corners around what is selected, `reach` px from its middle. */
export function bracketsDrawing({ map }: SymbolFlavour, reach = 22): SymbolDrawing {
  const arm = reach * 0.42
  const corner = (sx: number, sy: number) => `M${sx * reach} ${sy * (reach - arm)}V${sy * reach}H${sx * (reach - arm)}`
  const d = [corner(-1, -1), corner(1, -1), corner(-1, 1), corner(1, 1)].join('')
  return {
    halfWidth: reach + 3,
    halfHeight: reach + 3,
    parts: [
      { d, stroke: map.casing, width: 5.4 },
      { d, stroke: map.selection, width: 2.6 },
    ],
  }
}

/** The disc a cluster's count stands on; the number itself is text. */
export function badgeDrawing({ map }: SymbolFlavour, radius = 8): SymbolDrawing {
  return {
    halfWidth: radius + 1.5,
    halfHeight: radius + 1.5,
    parts: [{ d: circle(radius), fill: map.selection, stroke: map.casing, width: 1.5 }],
  }
}

/** Nobody goes to this hazard: a red disc with a cross, where failed things are told. */
export function unansweredDrawing({ map, clock }: SymbolFlavour, radius = 6.5): SymbolDrawing {
  const arm = radius * 0.42
  return {
    halfWidth: radius + 2,
    halfHeight: radius + 2,
    parts: [
      { d: circle(radius), fill: clock.overdue, stroke: map.casing, width: 1.6 },
      { d: `M${-arm} ${-arm}L${arm} ${arm}M${arm} ${-arm}L${-arm} ${arm}`, stroke: map.casing, width: 1.8 },
    ],
  }
}
