import { parentPort, workerData } from 'node:worker_threads'
import { geometryText, WalkGraph, walkshed } from '../index.ts'
import { LIMIT_MM, placeOf } from './town.ts'

/** Draws the walksheds of its half of the points each time it is asked, as GeoJSON text, and answers with their bytes. */
const { buffer, lonLat } = workerData as { buffer: ArrayBuffer; lonLat: Float64Array }
const graph = WalkGraph.from(buffer)
parentPort?.on('message', () => {
  let bytes = 0
  for (let row = 0; row < lonLat.length / 2; row++) {
    const { geometry } = walkshed(graph, placeOf(lonLat, row), LIMIT_MM, undefined, { direction: 'to' })
    bytes += geometryText(geometry).length
  }
  parentPort?.postMessage(bytes)
})
