import type { WalkGraph } from '../index.ts'

/** A small seeded generator (mulberry32): the same seed gives the same numbers everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Places along walkable streets, drawn by length (not by edge: short edges would be crowded), each off its street by up to
 * `farthestMm`. Interleaved lon, lat.
 */
export function samplePlaces(graph: WalkGraph, count: number, farthestMm: number, random: () => number): Float64Array {
  const upTo = new Float64Array(graph.edgeCount)
  let total = 0
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if ((graph.edgeFlags[edge] as number) & 3) total += graph.edgeLength[edge] as number
    upTo[edge] = total
  }
  const places = new Float64Array(2 * count)
  for (let i = 0; i < count; i++) {
    const at = random() * total
    let low = 0
    let high = graph.edgeCount - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] as number) > at) high = middle
      else low = middle + 1
    }
    const offset = random() * (graph.edgeLength[low] as number)
    let point = graph.shapeStart[low] as number
    const last = (graph.shapeStart[low + 1] as number) - 2
    while (point < last && (graph.shapeOffset[point + 1] as number) < offset) point++
    const start = graph.shapeOffset[point] as number
    const span = (graph.shapeOffset[point + 1] as number) - start
    const t = span === 0 ? 0 : (offset - start) / span
    const x0 = graph.shapeX[point] as number
    const y0 = graph.shapeY[point] as number
    const angle = random() * 2 * Math.PI
    const away = random() * farthestMm
    const x = x0 + t * ((graph.shapeX[point + 1] as number) - x0) + away * Math.cos(angle)
    const y = y0 + t * ((graph.shapeY[point + 1] as number) - y0) + away * Math.sin(angle)
    const [lon, lat] = graph.lonLat(x, y)
    places[2 * i] = lon
    places[2 * i + 1] = lat
  }
  return places
}
