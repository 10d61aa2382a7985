import { buildWalkGraph, snapPoints, type WalkGraph } from '../../index.ts'
import { type Town, townOf } from '../../testing/random-town.ts'
import type { PlanBase, PlanEdit, PlanSettings } from '../types.ts'
import { PLAIN, pointAt } from './town.ts'

/** A small town with residences in cells of several townships, points of two kinds with hours and capacities, and random edits of it. */
export interface RandomPlan {
  graph: WalkGraph
  base: PlanBase
  settings: () => PlanSettings
  /** One that may or may not be possible; `ids` are those of points that may be there. */
  edit: (ids: readonly string[]) => PlanEdit
  below: (end: number) => number
  place: () => [lon: number, lat: number]
}

export function randomPlan(seed: number, homes = 40, points = 6): RandomPlan {
  const town = townOf(4, seed, homes, points)
  const { random } = town
  const below = (end: number) => Math.floor(random() * end)
  const graph = buildWalkGraph(town.streets, { minComponentVertices: 1 })
  const oneOf = <T>(choices: readonly T[]) => choices[below(choices.length)] as T
  const column = (most: number) => Int32Array.from({ length: homes }, () => below(most + 1))
  const hours = () => oneOf(HOURS)
  const base: PlanBase = {
    residences: {
      id: Array.from({ length: homes }, (_, i) => `home${(i * 7919) % 1000}`),
      lonLat: town.homes,
      people: column(30),
      dwellings: column(9),
      vulnerable: column(4),
      cell: Int32Array.from({ length: homes }, () => below(CELLS.length + 1) - 1),
    },
    cellCodes: CELLS,
    points: Array.from({ length: points }, (_, i) =>
      pointAt(placeAt(town.points, i), `p${i}`, {
        kind: oneOf(KINDS),
        openWeek: hours(),
        staffed: random() < 0.7,
        capacity: oneOf([null, 0, 20, 60]),
      }),
    ),
    snapLimitMetres: 60,
  }
  const near = snapPoints(graph, town.homes, { snapLimitMetres: 60 })
  const places = Array.from({ length: homes }, (_, row) => placeAt(town.homes, row)).filter(
    (_, row) => near.edge[row] !== -1,
  )
  // Few places, so that points and paths come to stand where others stand or stood.
  const place = () => (random() < 0.8 ? (places[below(Math.min(places.length, 5))] ?? town.place()) : town.place())
  const settings = (): PlanSettings => ({
    ...PLAIN,
    limitSeconds: oneOf([120, 240, 360]),
    speedMetresPerSecond: oneOf([0.8, 1.25]),
    kinds: oneOf([[], ['consultation'], [...KINDS]]),
    minuteOfWeek: oneOf([null, 300, 700]),
    asksForStaff: random() < 0.3,
    asksForRoom: random() < 0.6,
    weight: oneOf(['people', 'dwellings', 'vulnerable']),
  })
  const edit = (ids: readonly string[]) => randomEdit({ ...town, place }, graph, ids, below, oneOf, hours)
  return { graph, base, settings, edit, below, place }
}

function placeAt(lonLat: Float64Array, row: number): [lon: number, lat: number] {
  return [lonLat[2 * row] as number, lonLat[2 * row + 1] as number]
}

function randomEdit(
  { random, place }: Pick<Town, 'random' | 'place'>,
  graph: WalkGraph,
  ids: readonly string[],
  below: (end: number) => number,
  oneOf: <T>(choices: readonly T[]) => T,
  hours: () => number[],
): PlanEdit {
  const [lon, lat] = place()
  const id = oneOf(ids)
  const name = `new${below(4)}`
  const label = ''
  const edge = below(graph.edgeCount + 2)
  const vertex = below(graph.vertexCount)
  const point = { ...pointAt([lon, lat], name), kind: oneOf(KINDS), openWeek: hours(), capacity: oneOf([null, 15]) }
  const path = [[lon, lat], ...(random() < 0.3 ? [place()] : []), place()] as [number, number][]
  return oneOf<PlanEdit>([
    { type: 'addPoint', openingHours: '24/7', ...point },
    { type: 'movePoint', id, lon, lat },
    { type: 'closePoint', id },
    { type: 'reopenPoint', id },
    { type: 'setHours', id, openingHours: '', openWeek: hours() },
    { type: 'setStaffed', id, staffed: random() < 0.5 },
    { type: 'setCapacity', id, capacity: oneOf([null, 0, 10]) },
    { type: 'shutGate', vertex, lon, lat, label },
    { type: 'openGate', vertex, lon, lat, label },
    { type: 'closeStreet', edge, lon, lat, label },
    { type: 'openStreet', edge, lon, lat, label },
    { type: 'addPath', id: `path${below(6)}`, coordinates: path, label },
  ])
}

const KINDS = ['consultation', 'station'] as const
const CELLS = ['990101001001', '990101001002', '990101002001', '990102001001']
const HOURS = [[0, 10_080], [0, 600], [500, 800, 1000, 1200], []]
