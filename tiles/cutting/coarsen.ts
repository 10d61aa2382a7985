/** Part of a geojson-vt tile feature that is needed here: points are [x, y], lines and rings are lists of them. */
interface TileFeature {
  type: number
  geometry: unknown
}

const POINT = 1

/**
 * The features on a grid `factor` times coarser, for a tile layer whose extent is as many times smaller. A tile of buildings is a
 * third lighter at half a pixel (extent 1,024) than at an eighth, and no eye sees the difference.
 */
export function coarsened<T extends TileFeature>(features: readonly T[], factor: number): T[] {
  if (factor === 1) return [...features]
  const round = ([x = 0, y = 0]: number[]) => [Math.round(x / factor), Math.round(y / factor)]
  return features.map((feature) => {
    const geometry =
      feature.type === POINT
        ? (feature.geometry as number[][]).map(round)
        : (feature.geometry as number[][][]).map((line) => line.map(round))
    return { ...feature, geometry }
  })
}
