import Supercluster from 'supercluster'
import type { LonLat } from '../types.ts'

/** Symbols closer than this many px are drawn as one (interface.md, "Crowding"). */
export const CLUSTER_PX = 24
/** From this zoom on nothing is drawn as one, save what stands on the very same place, which is fanned out on a click. */
export const LAST_CLUSTER_ZOOM = 19

/** One symbol to draw: alone, or several of which it wears the worst. */
export interface Clustered<T> {
  worst: T
  position: LonLat
  count: number
  members: readonly T[]
  /** Zoom at which this cluster falls apart; null for a single one. */
  splitsAt: number | null
}

/** Things on the map, clustered by integer zoom and remembered. */
export interface ClusterIndex<T> {
  at(zoom: number): readonly Clustered<T>[]
}

/** `worse(a, b)` is negative where a matters more than b; the symbol stands on the place of the one that matters most. */
export function clusterIndex<T>(
  items: readonly T[],
  positionOf: (item: T) => LonLat,
  worse: (a: T, b: T) => number,
): ClusterIndex<T> {
  const index = new Supercluster<{ row: number }>({ radius: CLUSTER_PX, extent: 512, maxZoom: LAST_CLUSTER_ZOOM })
  index.load(
    items.map((item, row) => ({
      type: 'Feature',
      properties: { row },
      geometry: { type: 'Point', coordinates: positionOf(item) },
    })),
  )
  const byZoom = new Map<number, readonly Clustered<T>[]>()
  const itemsOf = (rows: readonly { properties: { row: number } }[]): T[] =>
    rows.flatMap(({ properties }) => items[properties.row] ?? [])

  const compute = (zoom: number): readonly Clustered<T>[] =>
    index.getClusters([-180, -85, 180, 85], zoom).flatMap((feature): Clustered<T>[] => {
      const { properties } = feature
      const isCluster = 'cluster' in properties && properties.cluster === true
      const members = isCluster
        ? itemsOf(index.getLeaves(properties.cluster_id, Number.POSITIVE_INFINITY)).sort(worse)
        : itemsOf([feature as { properties: { row: number } }])
      const [worst] = members
      if (worst === undefined) return []
      const splitsAt = isCluster ? index.getClusterExpansionZoom(properties.cluster_id) : null
      return [{ worst, position: positionOf(worst), count: members.length, members, splitsAt }]
    })

  return {
    at(zoom) {
      const whole = Math.min(Math.max(Math.round(zoom), 0), LAST_CLUSTER_ZOOM + 1)
      const known = byZoom.get(whole)
      if (known) return known
      const computed = compute(whole)
      byZoom.set(whole, computed)
      return computed
    },
  }
}

/** Pixel offsets that fan `count` symbols out around their common place, clockwise from 12. */
export function fanOffsets(count: number): [number, number][] {
  const radius = Math.max(30, (count * 32) / (2 * Math.PI))
  return [...Array(count).keys()].map((place) => {
    const angle = (2 * Math.PI * place) / count
    return [radius * Math.sin(angle), -radius * Math.cos(angle)]
  })
}
