import type { WalkGraph } from './graph.ts'
import type { Mode } from './network.ts'
import type { Overlay } from './overlay.ts'
import { toX, toY } from './project.ts'
import { Snapper } from './snapper.ts'
import { Snaps } from './snaps.ts'

/** Beyond this a home counts as "no usable street data", apart from both served and gap. */
export const SNAP_LIMIT_METRES = 250

export interface SnapOptions {
  snapLimitMetres?: number
  overlay?: Overlay
  mode?: Mode
}

/**
 * Joins places to their nearest street that the mode may use and that no water, railway, wall or fence lies before.
 * `lonLat` is interleaved WGS-84 degrees. Of streets equally near, the one that leads towards the place, then the lower edge.
 */
export function snapPoints(
  graph: WalkGraph,
  lonLat: Float64Array | readonly number[],
  options: SnapOptions = {},
): Snaps {
  const snapper = snapperOf(graph, options)
  const snaps = new Snaps(lonLat.length >> 1, snapper.limitMm)
  for (let i = 0; i < snaps.length; i++) {
    snapPlace(graph, snapper, lonLat[2 * i] as number, lonLat[2 * i + 1] as number, snaps, i)
  }
  return snaps
}

/** Snaps one place into row i. Places beyond the plane (2,147 km) stay unsnapped. */
export function snapPlace(graph: WalkGraph, snapper: Snapper, lon: number, lat: number, snaps: Snaps, i: number): void {
  const x = toX(graph.projection, lon)
  const y = toY(graph.projection, lat)
  const onPlane = Math.abs(x) <= 0x7f_ff_ff_ff && Math.abs(y) <= 0x7f_ff_ff_ff
  if (!onPlane) {
    snaps.edge[i] = -1
    return
  }
  snaps.x[i] = x
  snaps.y[i] = y
  resnap(snapper, snaps, i)
}

/** Snaps row i anew from its place on the plane. */
export function resnap(snapper: Snapper, snaps: Snaps, i: number): void {
  snapper.snap(snaps.x[i] as number, snaps.y[i] as number)
  snaps.edge[i] = snapper.edge
  snaps.offsetMm[i] = snapper.offsetMm
  snaps.legMm[i] = snapper.legMm
}

function snapperOf(graph: WalkGraph, options: SnapOptions): Snapper {
  const limitMm = Math.round((options.snapLimitMetres ?? SNAP_LIMIT_METRES) * 1000)
  return new Snapper(graph, options.overlay ?? graph, limitMm, options.mode ?? 'foot')
}
