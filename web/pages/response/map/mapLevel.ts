import { LEAST_CASES } from '../figures/ramp.ts'
import type { AreaLevel } from '../filter/responseView.ts'

/** What the map colours where nobody chose, and what instead where that would be mostly dots. */
const FINE: AreaLevel = 'community'
const COARSE: AreaLevel = 'township'
/** Less of the cells in colour than this is no map. */
const LEAST_COLOURED = 1 / 3

/** The level that is asked for first. */
export const firstLevel = (asked: AreaLevel | 'auto'): AreaLevel => (asked === 'auto' ? FINE : asked)

/** The level that the map colours, once the areas of the first are known. */
export function drawnLevel(asked: AreaLevel | 'auto', areas: readonly { n: number }[] | undefined): AreaLevel {
  if (asked !== 'auto' || !areas) return firstLevel(asked)
  const coloured = areas.filter(({ n }) => n >= LEAST_CASES).length
  return coloured < areas.length * LEAST_COLOURED ? COARSE : FINE
}
