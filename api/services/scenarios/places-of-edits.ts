import type { Scenario } from '../../contract/index.ts'
import type { WalkGraph } from '../../walk/index.ts'
import type { StreetEdit } from '../plan/network-edits.ts'
import type { GroundPoint } from '../plan/read-ground.ts'

interface Place {
  lon: number
  lat: number
}

/**
 * Every place that each edit touches: where a point stands and where it comes to, the whole of a street or path, a gate. Taken from
 * the ground itself, not from what an edit says of it.
 */
export function placesOfEdits(
  edits: Scenario['edits'],
  {
    graph,
    points,
    networkEdits,
  }: { graph: WalkGraph; points: readonly GroundPoint[]; networkEdits: readonly StreetEdit[] },
): Place[][] {
  const stands = new Map<string, Place>(points.map(({ id, lon, lat }) => [id, { lon, lat }]))
  const paths = [...networkEdits, ...edits].flatMap((edit) =>
    edit.type === 'addPath' ? [placesOf(edit.coordinates)] : [],
  )
  return edits.map((edit) => {
    switch (edit.type) {
      case 'addPoint':
      case 'movePoint': {
        const before = stands.get(edit.id)
        const after = { lon: edit.lon, lat: edit.lat }
        stands.set(edit.id, after)
        return before ? [before, after] : [after]
      }
      case 'shutGate':
      case 'openGate':
        return placesOf([graph.lonLat(graph.vertexX[edit.vertex] ?? 0, graph.vertexY[edit.vertex] ?? 0)])
      case 'closeStreet':
      case 'openStreet':
        if (edit.edge >= graph.edgeCount) return paths[edit.edge - graph.edgeCount] ?? []
        return placesOf(graph.coordinates(graph.shapeStart[edit.edge] ?? 0, graph.shapeStart[edit.edge + 1] ?? 0))
      case 'addPath':
        return placesOf(edit.coordinates)
      default: {
        const place = stands.get(edit.id)
        return place ? [place] : []
      }
    }
  })
}

function placesOf(coordinates: readonly (readonly [number, number])[]): Place[] {
  return coordinates.map(([lon, lat]) => ({ lon, lat }))
}
