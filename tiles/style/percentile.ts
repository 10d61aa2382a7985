import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import { coverageFill } from './coverage.ts'
import type { MapFlavour } from './flavours.ts'

/** Opacity of cells where the map shows nothing but them (tokens.json ramp.opacity.analysis). */
export const ANALYSIS_OPACITY = 0.92

/**
 * Fill colour by what the page asks for: times from the feature states `timed` and `timeStep` (0 … 5, null = too few cases), else
 * coverage.
 */
export const cellFill = (flavour: MapFlavour, isWall: boolean, isTimed: boolean): ExpressionSpecification =>
  isTimed ? timeFill(flavour) : coverageFill(flavour, isWall)

function timeFill(flavour: MapFlavour): ExpressionSpecification {
  const step: ExpressionSpecification = ['feature-state', 'timeStep']
  const [first, ...rest] = flavour.percentile
  return [
    'case',
    ['!=', ['feature-state', 'timed'], true],
    'rgba(0, 0, 0, 0)',
    ['==', step, null],
    flavour.noData,
    ['step', ['to-number', step, 0], first, ...rest.flatMap((colour, place) => [place + 1, colour])],
  ] as ExpressionSpecification
}
