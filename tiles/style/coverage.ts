import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Level } from '@wangge/db/vocabulary'
import type { MapFlavour } from './flavours.ts'

/** Lower bounds in percent of the second to the last coverage step (interface.md; the bound belongs to the upper step). */
export const COVERAGE_BREAKS = [50, 70, 80, 90, 97] as const
/** On a wall three steps are told apart from across a room: under 70, 70 to 90, 90 and over. */
export const WALL_COVERAGE_BREAKS = [70, 90] as const

/** Opacity of the coverage fill: alone, beneath hazards and teams, and on a wall. */
export const COVERAGE_OPACITY = { alone: 0.78, backdrop: 0.5, wall: 0.42 } as const

/** Steps as drawn, from the lowest: colour and lower bound in percent (null for the first). */
export function coverageSteps(flavour: MapFlavour, isWall: boolean): { from: number | null; colour: string }[] {
  const colours = isWall ? [flavour.coverage[0], flavour.coverage[2], flavour.coverage[5]] : flavour.coverage
  const breaks: readonly number[] = isWall ? WALL_COVERAGE_BREAKS : COVERAGE_BREAKS
  return colours.map((colour, step) => ({ from: step === 0 ? null : (breaks[step - 1] ?? null), colour }))
}

/** The colour of a rate in percent; null = nobody lives there. */
export function coverageColour(flavour: MapFlavour, ratePercent: number | null, isWall = false): string {
  if (ratePercent === null) return flavour.noData
  const steps = coverageSteps(flavour, isWall)
  return steps.findLast(({ from }) => from === null || ratePercent >= from)?.colour ?? flavour.noData
}

/** Fill colour from the feature state `rate` (percent, null where nobody lives); cells without a state are transparent. */
export function coverageFill(flavour: MapFlavour, isWall: boolean): ExpressionSpecification {
  const rate: ExpressionSpecification = ['feature-state', 'rate']
  const [lowest, ...upper] = coverageSteps(flavour, isWall)
  const stops = upper.flatMap(({ from, colour }) => [from ?? 0, colour])
  const steps = ['step', ['to-number', rate, 0], lowest?.colour ?? flavour.noData, ...stops] as ExpressionSpecification
  return [
    'case',
    ['==', ['feature-state', 'known'], true],
    ['case', ['==', rate, null], flavour.noData, steps],
    'rgba(0, 0, 0, 0)',
  ]
}

/** Names of the style's layers for one level, so that the page can ask, filter and switch them. */
export function cellLayerIds(level: Level) {
  return {
    fill: `${level}-fill`,
    dots: `${level}-no-data`,
    hatch: `${level}-unreliable`,
    hover: `${level}-hover`,
    selected: `${level}-selected`,
    grid: `${level}-grid`,
  } as const
}
