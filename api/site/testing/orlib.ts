import type { SitingProblem } from '../index.ts'
import { densePairs } from './dense.ts'

/** An uncapacitated p-median instance of OR-Library: vertices, edges, p; the last cost of an edge listed twice; shortest paths by Floyd. */
export function orlibProblem(text: string): { problem: SitingProblem; choose: number } {
  const [header = [], ...edges] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).map(Number))
  const [size = 0, , choose = 0] = header
  const costs = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY)
  for (let vertex = 0; vertex < size; vertex++) costs[vertex * size + vertex] = 0
  for (const [from = 1, to = 1, cost = 0] of edges) {
    costs[(from - 1) * size + to - 1] = cost
    costs[(to - 1) * size + from - 1] = cost
  }
  for (let by = 0; by < size; by++)
    for (let from = 0; from < size; from++)
      for (let to = 0; to < size; to++) {
        const detour = (costs[from * size + by] ?? 0) + (costs[by * size + to] ?? 0)
        if (detour < (costs[from * size + to] ?? 0)) costs[from * size + to] = detour
      }
  const names = Array.from({ length: size }, (_, at) => String(at + 1))
  return {
    problem: {
      facilities: names,
      demands: names,
      weights: new Float64Array(size).fill(1),
      pairs: densePairs(costs, size),
      existing: [],
    },
    choose,
  }
}
