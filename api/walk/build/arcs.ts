/** Arcs by vertex, two for each edge: there with direction 0, back with direction 1. Access is read from the edge's flags. */
export function arcsOf(
  vertexCount: number,
  edgeFrom: Int32Array,
  edgeTo: Int32Array,
  edgeLength: Int32Array,
): { arcStart: Int32Array; arcs: Int32Array } {
  const arcStart = new Int32Array(vertexCount + 1)
  for (const ends of [edgeFrom, edgeTo]) {
    for (const vertex of ends) arcStart[vertex + 1] = (arcStart[vertex + 1] as number) + 1
  }
  for (let v = 0; v < vertexCount; v++) arcStart[v + 1] = (arcStart[v + 1] as number) + (arcStart[v] as number)
  const next = arcStart.slice()
  const arcs = new Int32Array(6 * edgeFrom.length)
  const put = (vertex: number, target: number, edge: number, direction: number) => {
    const arc = next[vertex] as number
    next[vertex] = arc + 1
    arcs[3 * arc] = target
    arcs[3 * arc + 1] = edgeLength[edge] as number
    arcs[3 * arc + 2] = (edge << 1) | direction
  }
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    const from = edgeFrom[edge] as number
    const to = edgeTo[edge] as number
    put(from, to, edge, 0)
    put(to, from, edge, 1)
  }
  return { arcStart, arcs }
}
