import type { Quota, SitingProblem } from '../../site/index.ts'
import { Coverage, limitMillimetres, Snaps } from '../../walk/index.ts'
import { type SiteGround, TOWNSHIP } from './ground.ts'
import type { SiteRequest } from './site-job.ts'
import { type Walks, walksBetween } from './walks.ts'

/** What is asked, as a siting problem: facilities are the candidates first, costs are millimetres. */
export interface AskedProblem {
  problem: SitingProblem
  /** Limit of the costs; null = every pair that is there counts. */
  limitMm: number | null
  /** Rows of the homes that the demands are, in their order; demands after those are what today's points serve. */
  rows: number[]
  /** Weight of homes that nobody can walk to within the hour, new site or old; median only. */
  unreachable: number
}

/** A walk that takes longer counts as an hour: to the mean of those who can walk there it makes no difference how hopeless it is. */
const HOUR_SECONDS = 3600

type OnPart = (part: number) => Promise<void>

export async function problemOf(ground: SiteGround, request: SiteRequest, onPart: OnPart): Promise<AskedProblem> {
  if (request.objective === 'median') return medianProblem(ground, request, onPart)
  const hasRoom = ground.settings.asksForRoom
  return hasRoom ? roomProblem(ground, request, onPart) : coverProblem(ground, request, onPart)
}

/** Homes that nobody serves and that have a street; what is served already is one demand that what exists serves. */
async function coverProblem(ground: SiteGround, request: SiteRequest, onPart: OnPart): Promise<AskedProblem> {
  const { table, homes, weights } = ground
  const limitMm = limitMillimetres(ground.settings)
  const isServed = (row: number) => table.statesBefore[row] === 0
  const rows = rowsOf(ground, (row) => !isServed(row))
  const kept = weights.reduce((sum, weight, row) => sum + (isServed(row) ? weight : 0), 0)
  const walks = await walksTo(ground, { homes, rows, mostMm: rows.map(() => limitMm) }, onPart)
  const problem = assembled(ground, rows, walks, { kept, limited: [] })
  return { problem: withQuota(ground, request, problem, rows), limitMm, rows, unreachable: 0 }
}

/** Points of limited room exist and stay; homes within the limit of one without a limit are served by it. */
async function roomProblem(ground: SiteGround, request: SiteRequest, onPart: OnPart): Promise<AskedProblem> {
  const { points, pointSnaps, homes, weights, graph, overlay } = ground
  const limitMm = limitMillimetres(ground.settings)
  const free = pick(
    pointSnaps,
    points.flatMap(({ capacity }, at) => (capacity === null ? [at] : [])),
  )
  const limited = points.flatMap(({ capacity }, at) => (capacity === null ? [] : [at]))
  const { nearestMm } = new Coverage(graph, { residences: homes, points: free, overlay })
  const isServed = (row: number) => (nearestMm[row] ?? -1) !== -1 && (nearestMm[row] ?? 0) <= limitMm
  const rows = rowsOf(ground, (row) => !isServed(row))
  const kept = weights.reduce((sum, weight, row) => sum + (isServed(row) ? weight : 0), 0)
  const walks = await walksTo(ground, { homes, rows, mostMm: rows.map(() => limitMm), limited }, onPart)
  const problem = assembled(ground, rows, walks, { kept, limited })
  const each = request.capacityEach ?? Number.POSITIVE_INFINITY
  const capacities = Float64Array.from(problem.facilities, (_, at) =>
    at < ground.candidates.length
      ? each
      : (points[limited[at - ground.candidates.length] ?? -1]?.capacity ?? Number.POSITIVE_INFINITY),
  )
  return { problem: withQuota(ground, request, { ...problem, capacities }, rows), limitMm, rows, unreachable: 0 }
}

/** Every home that can be walked to, from its nearest point as it stands, an hour at most. */
async function medianProblem(ground: SiteGround, request: SiteRequest, onPart: OnPart): Promise<AskedProblem> {
  const { pointSnaps, homes, weights, graph, overlay, settings, candidates } = ground
  const hourMm = limitMillimetres({ ...settings, limitSeconds: HOUR_SECONDS })
  const { nearestMm } = new Coverage(graph, { residences: homes, points: pointSnaps, overlay })
  const baseMm = (row: number) => ((nearestMm[row] ?? -1) === -1 ? hourMm : Math.min(hourMm, nearestMm[row] ?? 0))
  const all = rowsOf(ground, () => true)
  const walks = await walksTo(ground, { homes, rows: all, mostMm: all.map((row) => baseMm(row) - 1) }, onPart)
  const canWalk = (home: number, row: number) =>
    (walks.starts[home + 1] ?? 0) > (walks.starts[home] ?? 0) || baseMm(row) < hourMm
  const rows = all.filter((row, home) => canWalk(home, row))
  const unreachable = all.reduce((sum, row, home) => sum + (canWalk(home, row) ? 0 : (weights[row] ?? 0)), 0)
  const today = candidates.length
  const facility: number[] = []
  const cost: number[] = []
  const starts = [0]
  for (const [home, row] of all.entries()) {
    if (!canWalk(home, row)) continue
    for (let at = walks.starts[home] ?? 0; at < (walks.starts[home + 1] ?? 0); at++) {
      facility.push(walks.place[at] ?? 0)
      cost.push(walks.mm[at] ?? 0)
    }
    facility.push(today)
    cost.push(baseMm(row))
    starts.push(facility.length)
  }
  const each = request.capacityEach
  const problem: SitingProblem = {
    facilities: [...candidates.map(({ id }) => id), ''],
    demands: rows.map((row) => ground.table.base.residences.id[row] ?? ''),
    weights: Float64Array.from(rows, (row) => weights[row] ?? 0),
    pairs: { starts: Int32Array.from(starts), facility: Int32Array.from(facility), cost: Float64Array.from(cost) },
    existing: [today],
    ...(each !== null && {
      capacities: new Float64Array(today + 1).fill(each, 0, today).fill(Number.POSITIVE_INFINITY, today),
    }),
  }
  return { problem: withQuota(ground, request, problem, rows), limitMm: null, rows, unreachable }
}

/** Homes that weigh something and have a street. */
function rowsOf({ homes, weights }: SiteGround, isAsked: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < homes.length; row++)
    if (homes.edge[row] !== -1 && (weights[row] ?? 0) > 0 && isAsked(row)) rows.push(row)
  return rows
}

/** Walks to the candidates, and after them to points of limited room. */
function walksTo(
  { overlay, candidates, candidateSnaps, pointSnaps }: SiteGround,
  { limited = [], ...asked }: { homes: Snaps; rows: number[]; mostMm: number[]; limited?: number[] },
  onPart: OnPart,
): Promise<Walks> {
  const placeCount = candidates.length + limited.length
  const places = candidateSnaps.copy(Math.max(placeCount, candidateSnaps.length))
  for (const [at, point] of limited.entries())
    for (const column of COLUMNS) places[column][candidates.length + at] = pointSnaps[column][point] ?? 0
  return walksBetween(overlay, { ...asked, places, placeCount }, onPart)
}

const COLUMNS = ['x', 'y', 'edge', 'offsetMm', 'legMm'] as const

function pick(snaps: Snaps, rows: readonly number[]): Snaps {
  const picked = new Snaps(rows.length, snaps.limitMm)
  for (const [at, row] of rows.entries()) for (const column of COLUMNS) picked[column][at] = snaps[column][row] ?? 0
  return picked
}

/** Candidates, points of limited room, and what exists without a limit, which serves `kept` as one demand. */
function assembled(
  { candidates, points, table, weights }: SiteGround,
  rows: readonly number[],
  { starts, place, mm }: Walks,
  { kept, limited }: { kept: number; limited: readonly number[] },
): SitingProblem {
  const facilities = [...candidates.map(({ id }) => id), ...limited.map((at) => points[at]?.id ?? ''), '']
  const today = facilities.length - 1
  return {
    facilities,
    demands: [...rows.map((row) => table.base.residences.id[row] ?? ''), ''],
    weights: Float64Array.from([...rows.map((row) => weights[row] ?? 0), kept]),
    pairs: {
      starts: Int32Array.from([...starts, place.length + 1]),
      facility: oneMore(place, new Int32Array(place.length + 1), today),
      cost: oneMore(mm, new Float64Array(mm.length + 1), 0),
    },
    existing: [...limited.map((_, at) => candidates.length + at), today],
  }
}

function oneMore<T extends Int32Array | Float64Array>(values: Int32Array, into: T, last: number): T {
  into.set(values)
  into[values.length] = last
  return into
}

/** The minimum of each township in which somebody is left out. */
function withQuota(
  { candidates, table }: SiteGround,
  { leastPerTownship }: SiteRequest,
  problem: SitingProblem,
  rows: readonly number[],
): SitingProblem {
  if (leastPerTownship === 0) return problem
  const { cell } = table.base.residences
  const townships = new Set<string>()
  for (const row of rows) {
    const code = table.base.cellCodes[cell[row] ?? -1]
    if (code !== undefined && table.statesBefore[row] !== 0) townships.add(code.slice(0, TOWNSHIP))
  }
  const names = [...townships].sort()
  const groups = new Map(names.map((name, at) => [name, at]))
  const quota: Quota = {
    group: Int32Array.from(
      problem.facilities,
      (_, at) => groups.get(candidates[at]?.cellCode?.slice(0, TOWNSHIP) ?? '') ?? -1,
    ),
    least: names.map(() => leastPerTownship),
    names,
  }
  return { ...problem, quota }
}
