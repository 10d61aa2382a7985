import type { MultiPolygon } from 'geojson'
import type { Sql } from 'postgres'
import type { Town } from '../town.ts'
import { LIMIT_MM, placeOf } from '../town.ts'
import { pointVertex } from './load-town.ts'
import type { Valhalla } from './valhalla.ts'

/** Valhalla's walk without preferences: length ÷ speed, no penalty that a setting can take away. 1.25 m/s. */
export const NEUTRAL_WALK = {
  walking_speed: 4.5,
  walkway_factor: 1,
  sidewalk_factor: 1,
  alley_factor: 1,
  driveway_factor: 1,
  service_factor: 1,
  service_penalty: 0,
  step_penalty: 0,
  elevator_penalty: 0,
  gate_penalty: 0,
  gate_cost: 0,
  maneuver_penalty: 0,
  private_access_penalty: 0,
  destination_only_penalty: 0,
  max_hiking_difficulty: 6,
}

/** Ten minutes around a place as GeoJSON text, by Valhalla's own defaults of shape. */
export function isochrone(valhalla: Valhalla, [lon, lat]: readonly [number, number]): Promise<string> {
  const query = {
    locations: [{ lat, lon }],
    costing: 'pedestrian',
    costing_options: { pedestrian: NEUTRAL_WALK },
    contours: [{ time: 10 }],
    polygons: true,
  }
  return valhalla.isochrone(JSON.stringify(query))
}

export interface MatrixCell {
  /** null where Valhalla finds no way. */
  seconds: number | null
  metres: number
  /** How far Valhalla's own places on streets are from the given ones, the farther of both ends. */
  snapMetres: number
}

/** Valhalla's walks from one place to many; what lies between a place and its street does not count. */
export async function matrix(
  valhalla: Valhalla,
  from: readonly [number, number],
  to: readonly (readonly [number, number])[],
): Promise<MatrixCell[]> {
  const query = {
    sources: [{ lon: from[0], lat: from[1] }],
    targets: to.map(([lon, lat]) => ({ lon, lat })),
    costing: 'pedestrian',
    costing_options: { pedestrian: NEUTRAL_WALK },
    verbose: true,
  }
  const answer: MatrixAnswer = JSON.parse(await valhalla.matrix(JSON.stringify(query)))
  const apart = ([lon, lat]: readonly [number, number], at: Corrected | undefined) =>
    at ? 1000 * Math.hypot((at.lon - lon) * 111.3 * Math.cos((lat * Math.PI) / 180), (at.lat - lat) * 111.2) : 0
  const start = apart(from, answer.sources[0])
  return (answer.sources_to_targets[0] ?? []).map(({ time, distance }, i) => ({
    seconds: time,
    metres: 1000 * (distance ?? 0),
    snapMetres: Math.max(start, apart(to[i] ?? from, answer.targets[i])),
  }))
}

interface Corrected {
  lon: number
  lat: number
}

interface MatrixAnswer {
  sources: Corrected[]
  targets: Corrected[]
  sources_to_targets: { time: number | null; distance: number | null }[][]
}

/** Degrees around a point that hold every street within ten minutes, for the index on streets. */
const BOX_DEGREES = [0.0091, 0.0068]

/**
 * Ten minutes around a service point as GeoJSON text: pgRouting's vertices, PostGIS's concave hull around them. Lateral, for the
 * planner would read the whole table of vertices for the hundred that are reached: 60 ms in place of 1.
 */
export async function hull(sql: Sql, town: Town, point: number): Promise<string | null> {
  const [lon, lat] = placeOf(town.pointLonLat, point)
  const [east, north] = BOX_DEGREES as [number, number]
  const box = `ST_MakeEnvelope(${lon - east}, ${lat - north}, ${lon + east}, ${lat + north}, 4326)`
  const streets = `select id, source, target, cost, reverse_cost from edge where geom && ${box}`
  const rows = await sql<{ shape: string | null }[]>`
    select ST_AsGeoJSON(ST_ConcaveHull(ST_Collect(geom), 0.3)) as shape
    from pgr_drivingDistance(${streets}, ${pointVertex(town, point)}::int, ${LIMIT_MM}::float8) reached,
      lateral (select geom from vertex where id = reached.node offset 0) place`
  return rows[0]?.shape ?? null
}

/** Every residence's nearest point by one `equicost` run and the better end of its street: rows of id, millimetres, point. */
export async function equicost(sql: Sql, town: Town): Promise<{ id: number; mm: number }[]> {
  const starts = Array.from(town.points.edge.keys()).filter((point) => town.points.edge[point] !== -1)
  const streets = 'select id, source, target, cost, reverse_cost from edge'
  return await sql<{ id: number; mm: number; point: number }[]>`
    with label as materialized (
      select node, from_v, agg_cost
      from pgr_drivingDistance(${streets}, ${starts.map((point) => pointVertex(town, point))}::int[], 1e9::float8,
        true, true)
    )
    select r.id, (r.leg_mm + least(
        case when r.back then s.agg_cost + r.offset_mm end,
        case when r.forward then t.agg_cost + r.rest_mm end))::int as mm,
      case when r.back and (not r.forward or s.agg_cost + r.offset_mm <= t.agg_cost + r.rest_mm)
        then s.from_v else t.from_v end as point
    from residence r left join label s on s.node = r.source left join label t on t.node = r.target`
}

/** The ground of an answer of either peer. */
export function polygonsOf(text: string | null): MultiPolygon | null {
  if (text === null) return null
  const { features, ...shape } = JSON.parse(text)
  const geometry = features?.[0]?.geometry ?? (shape.type === undefined ? null : shape)
  if (geometry === null) return null
  if (geometry.type === 'Polygon') return { type: 'MultiPolygon', coordinates: [geometry.coordinates] }
  return geometry.type === 'MultiPolygon' ? geometry : null
}
