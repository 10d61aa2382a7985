import type { Feature, Position } from 'geojson'

/**
 * The borders of polygons as lines, each stretch once however many cells share it: dashes drawn along both sides of a shared
 * border would fill each other's gaps. Chains run from junction to junction, so that a dash pattern is not restarted at every
 * vertex. Borders whose vertices do not coincide (to 1e-7 degrees, about a centimetre) stay two lines.
 */
export function bordersOf(features: readonly Feature[]): Feature[] {
  const graph = new Map<string, Vertex>()
  for (const ring of features.flatMap(ringsOf)) addRing(graph, ring)
  return chains(graph).map((coordinates) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates },
  }))
}

interface Vertex {
  position: Position
  neighbours: Set<string>
}

function ringsOf({ geometry }: Feature): Position[][] {
  if (geometry?.type === 'Polygon') return geometry.coordinates
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

function addRing(graph: Map<string, Vertex>, ring: readonly Position[]): void {
  let previous: string | null = null
  for (const position of ring) {
    const key = `${Math.round((position[0] ?? 0) * 1e7)},${Math.round((position[1] ?? 0) * 1e7)}`
    if (!graph.has(key)) graph.set(key, { position, neighbours: new Set() })
    if (previous !== null && previous !== key) {
      graph.get(previous)?.neighbours.add(key)
      graph.get(key)?.neighbours.add(previous)
    }
    previous = key
  }
}

/** Takes every segment once: first from junctions and ends, then what is left, which is closed rings. */
function chains(graph: Map<string, Vertex>): Position[][] {
  const lines: Position[][] = []
  const follow = (start: string, next: string) => {
    const line: Position[] = []
    let from = start
    let to: string | undefined = next
    line.push(positionOf(graph, from))
    while (to !== undefined) {
      graph.get(from)?.neighbours.delete(to)
      const vertex = graph.get(to)
      vertex?.neighbours.delete(from)
      line.push(positionOf(graph, to))
      const goesOn: boolean = !junctions.has(to) && vertex?.neighbours.size === 1
      from = to
      to = goesOn ? first(vertex?.neighbours) : undefined
    }
    lines.push(line)
  }
  const junctions = new Set([...graph].filter(([, vertex]) => vertex.neighbours.size !== 2).map(([key]) => key))
  for (const starts of [junctions, graph.keys()]) {
    for (const key of starts) {
      for (let next = first(graph.get(key)?.neighbours); next !== undefined; next = first(graph.get(key)?.neighbours)) {
        follow(key, next)
      }
    }
  }
  return lines
}

function positionOf(graph: Map<string, Vertex>, key: string): Position {
  return graph.get(key)?.position ?? []
}

function first<T>(set: ReadonlySet<T> | undefined): T | undefined {
  return set?.values().next().value
}
