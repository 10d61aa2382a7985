import { Worker } from 'node:worker_threads'
import type { Town } from './town.ts'

/** Two workers that each hold the graph and draw every other walkshed, as GeoJSON text. */
export function drawInHalves({ graph, pointLonLat }: Town): { draw(): Promise<void>; end(): Promise<void> } {
  const workers = [0, 1].map((half) => {
    const rows = Array.from({ length: pointLonLat.length / 2 }, (_, row) => row).filter((row) => row % 2 === half)
    const lonLat = Float64Array.from(
      rows.flatMap((row) => [pointLonLat[2 * row] as number, pointLonLat[2 * row + 1] as number]),
    )
    return new Worker(new URL('./shed-half.worker.mjs', import.meta.url), {
      workerData: { buffer: graph.buffer, lonLat },
    })
  })
  const ask = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve())
      worker.once('error', reject)
      worker.postMessage('draw')
    })
  return {
    draw: async () => void (await Promise.all(workers.map(ask))),
    end: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  }
}
