import { type PlanBase, type PlanSettings, PlanTable, WalkGraph } from '@wangge/api/walk'

/** What the worker is asked for, by the ground that it fetches itself, as the planner's worker does. */
export interface Drag {
  pointId: string
  settings: PlanSettings
  /** Interleaved degrees. */
  path: number[]
}

addEventListener('message', async ({ data }: MessageEvent<Drag>) => {
  const graph = WalkGraph.from(await (await fetch('/graph')).arrayBuffer())
  const table = new PlanTable(graph, unpacked(await (await fetch('/base')).json()), data.settings)
  const times: number[] = []
  let seen = 0
  for (let i = 0; i < data.path.length; i += 2) {
    const start = performance.now()
    table.dragPoint(data.pointId, data.path[i] as number, data.path[i + 1] as number)
    // Copied, for a worker hands its page what outlives the next answer.
    const states = table.states.slice()
    const { after } = table.totals()
    const shed = table.shed(data.pointId)
    times.push(performance.now() - start)
    seen += states.length + after.people.served + (shed?.geometry?.coordinates.length ?? 0)
  }
  postMessage({ times, seen })
})

/** Columns come as plain lists. */
function unpacked(base: PlanBase): PlanBase {
  const { id, lonLat, people, dwellings, vulnerable, cell } = base.residences
  const columns = {
    lonLat: Float64Array.from(lonLat),
    people: Int32Array.from(people),
    dwellings: Int32Array.from(dwellings),
    vulnerable: Int32Array.from(vulnerable),
    cell: Int32Array.from(cell),
  }
  return { ...base, residences: { id, ...columns } }
}
