import {
  type Overlay,
  type PlanEdit,
  type PlanPoint,
  type PlanSettings,
  PlanTable,
  type Snaps,
  snapPoints,
  WalkGraph,
} from '../../walk/index.ts'
import { servesNow } from '../../walk/plan/hours.ts'
import { PlanEditError } from '../../walk/plan/problem.ts'
import { isStreetEdit, overlayOf } from '../plan/network-edits.ts'
import type { SiteJob, SiteProblem } from './site-job.ts'

/** A place where a site may be put. */
export interface Candidate {
  id: string
  name: string
  lon: number
  lat: number
  cellCode: string | null
}

/** The streets, homes and points that a search stands on, the edits of its scenario done, and where sites may be put. */
export interface SiteGround {
  graph: WalkGraph
  overlay: Overlay
  /** Today is the scenario; the only edits are sites that are chosen. */
  table: PlanTable
  settings: PlanSettings
  /** Points that count now, as the scenario has them. */
  points: PlanPoint[]
  pointSnaps: Snaps
  homes: Snaps
  /** In the weight that is counted; capacities count people. */
  weights: Int32Array
  candidates: Candidate[]
  candidateSnaps: Snaps
  offNetwork: string[]
}

/** Thrown where a search cannot be asked like this. */
export class RefusedSearch extends Error {
  override readonly name = 'RefusedSearch'
  readonly problem: SiteProblem

  constructor(problem: SiteProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Throws RefusedSearch: editImpossible, candidatesOffNetwork, tooFewCandidates. */
export function groundOf({ graph: buffer, base, networkEdits, request }: SiteJob): SiteGround {
  const graph = WalkGraph.from(buffer)
  const { capacityEach, edits } = request
  const hasRoom = request.settings.asksForRoom || capacityEach !== null
  // Capacities are counted in people, and so is what is served where they bind.
  const settings: PlanSettings = { ...request.settings, asksForRoom: hasRoom, ...(hasRoom && { weight: 'people' }) }
  // Only the new sites are limited where nobody asks for the room of those that exist.
  const isUnlimited = hasRoom && !request.settings.asksForRoom
  const known = isUnlimited ? { ...base, points: base.points.map(unlimited) } : base
  const done: PlanEdit[] = [...networkEdits, ...(isUnlimited ? edits.map(unlimitedEdit) : edits)]
  const table = tableOf(graph, known, settings, done, networkEdits.length)
  const overlay = overlayOf(graph, done.filter(isStreetEdit))
  const options = { overlay, snapLimitMetres: base.snapLimitMetres }
  const homes = snapPoints(graph, base.residences.lonLat, options)
  const points = table.points.filter(
    (point) => !point.isClosed && isOfKinds(point, settings) && servesNow(point, settings),
  )
  const found = candidatesOf({ base, request }, homes, (lonLat) => snapPoints(graph, lonLat, options))
  if (found.candidates.length === 0)
    throw new RefusedSearch({ code: 'candidatesOffNetwork', params: { ids: found.offNetwork.slice(0, MOST_NAMED) } })
  const [choose, candidates] = [request.choose, found.candidates.length]
  if (request.objective !== 'full-cover' && choose > candidates)
    throw new RefusedSearch({ code: 'tooFewCandidates', params: { choose, candidates } })
  return {
    ...{ graph, overlay, table, settings, points, homes, ...found },
    pointSnaps: snapPoints(graph, lonLatOf(points), options),
    weights: base.residences[settings.weight],
  }
}

export const MOST_NAMED = 50

const unlimited = (point: PlanPoint): PlanPoint => ({ ...point, capacity: null })

function unlimitedEdit(edit: PlanEdit): PlanEdit {
  return edit.type === 'addPoint' || edit.type === 'setCapacity' ? { ...edit, capacity: null } : edit
}

function isOfKinds({ kind }: PlanPoint, { kinds }: PlanSettings): boolean {
  return kinds.length === 0 || kinds.includes(kind)
}

function tableOf(
  graph: WalkGraph,
  base: SiteJob['base'],
  settings: PlanSettings,
  edits: readonly PlanEdit[],
  inForce: number,
): PlanTable {
  try {
    return new PlanTable(graph, base, settings, edits)
  } catch (error) {
    if (!(error instanceof PlanEditError)) throw error
    // The table counts them back from 0.
    const index = edits.length + error.index - inForce
    throw new RefusedSearch({ code: 'editImpossible', params: { index, type: error.type, reason: error.reason } })
  }
}

interface Found {
  candidates: Candidate[]
  candidateSnaps: Snaps
  offNetwork: string[]
}

/** Places with a street; of homes that meet the streets at one spot by legs of one length, which serve the same to the millimetre, the first. */
function candidatesOf(
  { base, request }: Pick<SiteJob, 'base' | 'request'>,
  homes: Snaps,
  snap: (lonLat: Float64Array) => Snaps,
): Found {
  const { residences, cellCodes } = base
  const cellOf = (row: number) => cellCodes[residences.cell[row] ?? -1] ?? null
  if (request.candidates.from === 'places') {
    const { places } = request.candidates
    const all = places.map((place) => ({ ...place, cellCode: cellOf(nearestHome(residences.lonLat, place)) }))
    return onNetwork(all, snap(lonLatOf(places)))
  }
  const seen = new Set<string>()
  const rows = residences.id.flatMap((_, row) => {
    const spot = `${homes.edge[row]} ${homes.offsetMm[row]} ${homes.legMm[row]} ${cellOf(row)?.slice(0, TOWNSHIP)}`
    if (homes.edge[row] !== -1 && seen.has(spot)) return []
    seen.add(spot)
    return [row]
  })
  const all = rows.map((row) => ({
    ...{ id: residences.id[row] ?? '', name: '', cellCode: cellOf(row) },
    ...{ lon: residences.lonLat[2 * row] ?? 0, lat: residences.lonLat[2 * row + 1] ?? 0 },
  }))
  return onNetwork(all, snap(lonLatOf(all)))
}

/** Characters of a township's code. */
export const TOWNSHIP = 9

function onNetwork(all: readonly Candidate[], snaps: Snaps): Found {
  const rows = all.flatMap((_, row) => (snaps.edge[row] === -1 ? [] : [row]))
  const kept = snaps.copy()
  for (const [at, row] of rows.entries())
    for (const column of ['x', 'y', 'edge', 'offsetMm', 'legMm'] as const) kept[column][at] = snaps[column][row] ?? 0
  return {
    candidates: rows.flatMap((row) => all[row] ?? []),
    candidateSnaps: kept,
    offNetwork: all.filter((_, row) => snaps.edge[row] === -1).map(({ id }) => id),
  }
}

/** The home whose cell a place is said to be in. */
function nearestHome(lonLat: Float64Array, { lon, lat }: { lon: number; lat: number }): number {
  const stretch = Math.cos((lat * Math.PI) / 180)
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY]
  for (let row = 0; row * 2 < lonLat.length; row++) {
    const east = ((lonLat[2 * row] ?? 0) - lon) * stretch
    const north = (lonLat[2 * row + 1] ?? 0) - lat
    const square = east * east + north * north
    if (square < least) [nearest, least] = [row, square]
  }
  return nearest
}

function lonLatOf(places: readonly { lon: number; lat: number }[]): Float64Array {
  const lonLat = new Float64Array(places.length * 2)
  for (const [at, { lon, lat }] of places.entries()) lonLat.set([lon, lat], at * 2)
  return lonLat
}
