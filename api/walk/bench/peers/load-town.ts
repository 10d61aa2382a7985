import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sql } from 'postgres'
import { FOOT_BACK, FOOT_BITS, FOOT_FORWARD } from '../../access.ts'
import type { Town } from '../town.ts'

/**
 * Our own walkable streets as pgRouting wants them, so that both walk the same ones. Streets are cut where service points stand on
 * them, and each point is a vertex of its own with its leg as an edge: its labels are then ours to the millimetre. Costs are
 * millimetres and run against the walker, who comes to the point.
 */
export async function loadTown(sql: Sql, town: Town): Promise<void> {
  await sql`create table edge (id int, source int, target int, cost float8, reverse_cost float8, geom geometry(LineString, 4326))`
  await sql`create table vertex (id int primary key, geom geometry(Point, 4326))`
  await sql`create table residence (id int, source int, target int, offset_mm int, rest_mm int, leg_mm int, forward bool, back bool)`
  const { edges, vertices, residences } = rowsOf(town)
  await copy(sql, 'edge', edges)
  await copy(sql, 'vertex', vertices)
  await copy(sql, 'residence', residences)
  await sql`alter table edge add primary key (id)`
  await sql`create index on edge using gist (geom)`
  for (const table of ['edge', 'vertex', 'residence']) await sql.unsafe(`vacuum analyze ${table}`)
}

/** Vertex of a service point in the tables. */
export function pointVertex({ graph }: Town, point: number): number {
  return graph.vertexCount + point
}

function rowsOf(town: Town): { edges: string[]; vertices: string[]; residences: string[] } {
  const { graph, points, residences } = town
  const homesOn = rowsByEdge(residences.edge)
  const pointsOn = rowsByEdge(points.edge)
  const out = { edges: [] as string[], vertices: [] as string[], residences: [] as string[] }
  const place = (x: number, y: number) => graph.lonLat(x, y).join(' ')
  const put = (source: number, target: number, mm: number, flags: number, line: string) => {
    const cost = flags & FOOT_BACK ? mm : -1
    const back = flags & FOOT_FORWARD ? mm : -1
    out.edges.push([out.edges.length, source, target, cost, back, `SRID=4326;LINESTRING(${line})`].join('\t'))
  }
  for (let vertex = 0; vertex < graph.vertexCount; vertex++) {
    const [x, y] = [graph.vertexX[vertex] as number, graph.vertexY[vertex] as number]
    out.vertices.push(`${vertex}\tSRID=4326;POINT(${place(x, y)})`)
  }
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const flags = graph.edgeFlags[edge] as number
    if ((flags & FOOT_BITS) === 0) continue
    const [first, end] = [graph.shapeStart[edge] as number, graph.shapeStart[edge + 1] as number]
    const line = graph
      .coordinates(first, end)
      .map((at) => at.join(' '))
      .join(',')
    const stops = (pointsOn.get(edge) ?? []).toSorted((a, b) => offset(points, a) - offset(points, b))
    const homes = homesOn.get(edge) ?? []
    let [from, fromMm] = [graph.edgeFrom[edge] as number, 0]
    for (const stop of [...stops, -1]) {
      const to = stop === -1 ? (graph.edgeTo[edge] as number) : cutVertex(town, stop)
      const toMm = stop === -1 ? (graph.edgeLength[edge] as number) : offset(points, stop)
      put(from, to, toMm - fromMm, flags, line)
      for (const home of homes) {
        const at = offset(residences, home)
        if (at < fromMm || (at >= toMm && stop !== -1)) continue
        const ways = [(flags & FOOT_FORWARD) !== 0, (flags & FOOT_BACK) !== 0]
        out.residences.push([home, from, to, at - fromMm, toMm - at, residences.legMm[home], ...ways].join('\t'))
      }
      ;[from, fromMm] = [to, toMm]
    }
    for (const stop of stops) {
      const at = place(points.x[stop] as number, points.y[stop] as number)
      put(cutVertex(town, stop), pointVertex(town, stop), points.legMm[stop] as number, FOOT_BITS, `${at},${at}`)
      for (const vertex of [cutVertex(town, stop), pointVertex(town, stop)]) {
        out.vertices.push(`${vertex}\tSRID=4326;POINT(${at})`)
      }
    }
  }
  return out
}

/** Where the leg of a point meets its street. */
function cutVertex({ graph, points }: Town, point: number): number {
  return graph.vertexCount + points.length + point
}

function offset(snaps: { offsetMm: Int32Array }, row: number): number {
  return snaps.offsetMm[row] as number
}

function rowsByEdge(edges: Int32Array): Map<number, number[]> {
  const rows = new Map<number, number[]>()
  edges.forEach((edge, row) => {
    if (edge === -1) return
    const known = rows.get(edge)
    if (known) known.push(row)
    else rows.set(edge, [row])
  })
  return rows
}

async function copy(sql: Sql, table: string, rows: string[]): Promise<void> {
  const into = await sql.unsafe(`copy ${table} from stdin`).writable()
  await pipeline(Readable.from(rows.map((row) => `${row}\n`)), into)
}
