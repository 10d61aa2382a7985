import { PlanEditError, type PlanEditReason } from './problem.ts'
import type { PlanEdit, PlanPoint } from './types.ts'

/** A point as a list of edits leaves it. A closed one is as if it did not exist. */
export interface TablePoint extends PlanPoint {
  isClosed: boolean
}

/** A change of the streets. Edges beyond the graph's count the paths in the order of the list, whatever became of them. */
export type StreetStep =
  | { type: 'close'; edge: number }
  | { type: 'open'; edge: number }
  | { type: 'path'; coordinates: readonly (readonly [lon: number, lat: number])[]; name: string }

/** What a list of edits comes to. */
export interface Replay {
  /** Those of the base first, then added ones in the order of the list. */
  points: TablePoint[]
  steps: StreetStep[]
  /** The edit that made each step, for the wording of an error. */
  stepEdits: number[]
  /** Gates whose state was said, by vertex. */
  gates: Map<number, 'shut' | 'open'>
  /** Places where an edit puts a point: each must have a street after the first `steps` steps. */
  places: { edit: number; type: PlanEdit['type']; lon: number; lat: number; steps: number }[]
}

/** Plays edits over the points of the base. `firstIndex` is what errors call the first of them. Throws PlanEditError where one speaks of something that is not there. */
export function replay(
  base: readonly PlanPoint[],
  edits: readonly PlanEdit[],
  { vertexCount, edgeCount }: { vertexCount: number; edgeCount: number },
  firstIndex: number,
): Replay {
  const points: TablePoint[] = base.map((point) => ({ ...point, isClosed: false }))
  const rowOf = new Map(points.map(({ id }, row) => [id, row]))
  const pathIds = new Set<string>()
  const result: Replay = { points, steps: [], stepEdits: [], gates: new Map(), places: [] }
  edits.forEach((edit, i) => {
    const index = firstIndex + i
    const refuse = (reason: PlanEditReason) => new PlanEditError(index, edit.type, reason)
    const change = (id: string, part: Partial<TablePoint>): void => {
      const row = rowOf.get(id)
      const point = row === undefined ? undefined : points[row]
      if (row === undefined || point === undefined) throw refuse('unknownPoint')
      points[row] = { ...point, ...part }
    }
    const step = (one: StreetStep): void => {
      result.steps.push(one)
      result.stepEdits.push(index)
    }
    const place = ({ lon, lat }: { lon: number; lat: number }) =>
      result.places.push({ edit: index, type: edit.type, lon, lat, steps: result.steps.length })
    switch (edit.type) {
      case 'addPoint': {
        if (rowOf.has(edit.id)) throw refuse('idTaken')
        const { id, name, kind, lon, lat, openWeek, staffed, capacity } = edit
        rowOf.set(id, points.length)
        points.push({ id, name, kind, lon, lat, openWeek, staffed, capacity, isClosed: false })
        place(edit)
        break
      }
      case 'movePoint':
        change(edit.id, { lon: edit.lon, lat: edit.lat })
        place(edit)
        break
      case 'closePoint':
      case 'reopenPoint':
        change(edit.id, { isClosed: edit.type === 'closePoint' })
        break
      case 'setHours':
        change(edit.id, { openWeek: edit.openWeek })
        break
      case 'setStaffed':
        change(edit.id, { staffed: edit.staffed })
        break
      case 'setCapacity':
        change(edit.id, { capacity: edit.capacity })
        break
      case 'shutGate':
      case 'openGate':
        if (!(edit.vertex >= 0 && edit.vertex < vertexCount)) throw refuse('unknownVertex')
        result.gates.set(edit.vertex, edit.type === 'shutGate' ? 'shut' : 'open')
        break
      case 'closeStreet':
      case 'openStreet':
        if (!(edit.edge >= 0 && edit.edge < edgeCount + pathIds.size)) throw refuse('unknownEdge')
        step({ type: edit.type === 'closeStreet' ? 'close' : 'open', edge: edit.edge })
        break
      case 'addPath':
        if (pathIds.has(edit.id)) throw refuse('idTaken')
        pathIds.add(edit.id)
        step({ type: 'path', coordinates: edit.coordinates, name: edit.label })
    }
  })
  return result
}
