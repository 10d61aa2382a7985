import { secondsOfMillimetres } from '../limit.ts'
import { eastStretch } from '../project.ts'
import { clustersOf } from './clusters.ts'
import type { Scene } from './scene.ts'
import type { Standing } from './standing.ts'
import { CLOSED, GAP, servedOf } from './sums.ts'
import { type Gap, PLAN_WEIGHTS, type PlanBase, type PlanSettings, type PlanWeight } from './types.ts'

/** Length of a township's code. */
const TOWNSHIP = 9

/** Residences that are not served, in clusters of one state and township; the greatest first, by the weight of the settings. */
export function gapsOf(
  base: Pick<PlanBase, 'residences' | 'cellCodes'>,
  scene: Scene,
  standing: Standing,
  settings: PlanSettings,
): Gap[] {
  const { cell } = base.residences
  const { x, y } = scene.any.residences
  const groups = new Map<string, number[]>()
  const townships = base.cellCodes.map((code) => code.slice(0, TOWNSHIP))
  for (const [row, state] of standing.states.entries()) {
    if (state !== CLOSED && state !== GAP) continue
    const group = `${state}/${townships[cell[row] as number] ?? ''}`
    const rows = groups.get(group)
    if (rows === undefined) groups.set(group, [row])
    else rows.push(row)
  }
  const { projection } = scene.graph
  const clusters = [...groups.values()].flatMap((rows) => clustersOf(rows, x, y, (at) => eastStretch(projection, at)))
  const gaps = clusters.map((cluster) => gapOf(cluster, base, scene, standing, settings))
  const { weight } = settings
  return gaps.sort(
    (a, b) => b.sums[weight] - a.sums[weight] || b.sums.people - a.sums.people || (a.key < b.key ? -1 : 1),
  )
}

function gapOf(
  cluster: readonly number[],
  { residences, cellCodes }: Pick<PlanBase, 'residences' | 'cellCodes'>,
  scene: Scene,
  standing: Standing,
  settings: PlanSettings,
): Gap {
  const { id, lonLat, people, cell } = residences
  const leftOut = (weight: PlanWeight) => (row: number) => {
    const amount = residences[weight][row] as number
    return amount - servedOf(row, amount, people, standing)
  }
  const { x, y, edge } = scene.any.residences
  const mean = (places: Int32Array) => cluster.reduce((sum, row) => sum + (places[row] as number), 0) / cluster.length
  const first = cluster[0] as number
  const bounds: Gap['bounds'] = [Infinity, Infinity, -Infinity, -Infinity]
  let key = id[first] as string
  for (const row of cluster) {
    const [lon, lat] = [lonLat[2 * row] as number, lonLat[2 * row + 1] as number]
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
    if ((id[row] as string) < key) key = id[row] as string
  }
  const named = cluster.map((row) => scene.streetName(edge[row] as number)).filter((name) => name !== '')
  const inCells = cluster.filter((row) => cell[row] !== -1)
  const cellOf = (row: number) => cellCodes[cell[row] as number] as string
  return {
    key,
    state: standing.states[first] === GAP ? 'gap' : 'closed',
    rows: Int32Array.from(cluster),
    sums: Object.fromEntries(
      PLAN_WEIGHTS.map((weight) => [weight, cluster.map(leftOut(weight)).reduce((sum, amount) => sum + amount, 0)]),
    ) as Gap['sums'],
    cellCode: greatest(inCells, cellOf, leftOut(settings.weight)) ?? null,
    streetName:
      greatest(
        named,
        (name) => name,
        () => 1,
      ) ?? '',
    centre: scene.graph.lonLat(Math.round(mean(x)), Math.round(mean(y))),
    bounds,
    nearest: nearestOf(cluster, scene, settings.speedMetresPerSecond),
  }
}

function nearestOf(cluster: readonly number[], scene: Scene, speedMetresPerSecond: number): Gap['nearest'] {
  const { nearestPoint, nearestMm } = scene.any
  const walking = cluster.filter((row) => nearestPoint[row] !== -1)
  const point = greatest(
    walking,
    (row) => nearestPoint[row] as number,
    () => 1,
  )
  if (point === undefined) return null
  const walks = walking.filter((row) => nearestPoint[row] === point).map((row) => nearestMm[row] as number)
  walks.sort((a, b) => a - b)
  const middle = ((walks[(walks.length - 1) >> 1] as number) + (walks[walks.length >> 1] as number)) / 2
  return { pointId: scene.pointAt(point).id, medianSeconds: secondsOfMillimetres(middle, speedMetresPerSecond) }
}

/** The key that has the greatest sum, of equal ones the lowest; undefined where there is nothing. */
function greatest<T, K extends string | number>(
  items: readonly T[],
  keyOf: (item: T) => K,
  amountOf: (item: T) => number,
): K | undefined {
  const sums = new Map<K, number>()
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + amountOf(item))
  let best: [K, number] | undefined
  for (const [key, sum] of sums) {
    if (best === undefined || sum > best[1] || (sum === best[1] && key < best[0])) best = [key, sum]
  }
  return best?.[0]
}
