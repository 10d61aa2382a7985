import fc from 'fast-check'
import type { StreetInput, Tags } from '../streets.ts'

/** Small towns of crooked streets with one-way paths, gates, walls and water, and places all over them. */
export const randomTown: fc.Arbitrary<Town> = fc
  .record({
    side: fc.integer({ min: 2, max: 5 }),
    seed: fc.integer(),
    homes: fc.integer({ min: 1, max: 25 }),
    points: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ side, seed, homes, points }) => townOf(side, seed, homes, points))

export interface Town {
  streets: StreetInput
  homes: Float64Array
  points: Float64Array
  random: () => number
  place: () => [number, number]
}

/** A town of side × side crossings about 100 m apart. */
export function townOf(side: number, seed: number, homes: number, points: number): Town {
  const random = generator(seed)
  const lonLats: [number, number][] = []
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      lonLats.push([LON + (column + (random() - 0.5) * 0.6) * STEP, LAT + (row + (random() - 0.5) * 0.6) * STEP])
    }
  }
  const ways: { nodes: number[]; tags: Tags }[] = []
  const nodeTags = new Map<number, Tags>()
  const oneOf = <T>(choices: readonly T[]) => choices[Math.floor(random() * choices.length)] as T
  for (let node = 0; node < side * side; node++) {
    if (random() < 0.15) nodeTags.set(node, oneOf(BARRIERS))
    const neighbours = [(node + 1) % side === 0 ? -1 : node + 1, node + side < side * side ? node + side : -1]
    if (random() < 0.1) neighbours.push(Math.floor(random() * side * side))
    for (const neighbour of neighbours) {
      if (neighbour === -1 || random() < 0.2) continue
      const bend = lonLats.length
      const [a, b] = [lonLats[node] as [number, number], lonLats[neighbour] as [number, number]]
      lonLats.push([
        (a[0] + b[0]) / 2 + (random() - 0.5) * 0.3 * STEP,
        (a[1] + b[1]) / 2 + (random() - 0.5) * 0.3 * STEP,
      ])
      ways.push({ nodes: random() < 0.5 ? [node, bend, neighbour] : [node, neighbour], tags: oneOf(STREETS) })
    }
  }
  const place = (): [number, number] => [
    LON + (random() * (side + 1) - 1) * STEP,
    LAT + (random() * (side + 1) - 1) * STEP,
  ]
  for (let wall = 0; wall < side; wall++) {
    const first = lonLats.length
    const [lon, lat] = place()
    lonLats.push([lon, lat], [lon + (random() - 0.5) * STEP, lat + (random() - 0.5) * STEP])
    ways.push({ nodes: [first, first + 1], tags: oneOf(OBSTACLES) })
  }
  // A street that always stands, so that no town is empty.
  ways.push({ nodes: [0, side * side - 1], tags: { highway: 'residential' } })
  const wayStart = new Uint32Array(ways.length + 1)
  ways.forEach((way, i) => {
    wayStart[i + 1] = (wayStart[i] as number) + way.nodes.length
  })
  return {
    streets: {
      nodeLon: Float64Array.from(lonLats, ([lon]) => lon),
      nodeLat: Float64Array.from(lonLats, ([, lat]) => lat),
      nodeTags,
      wayStart,
      wayNodes: Uint32Array.from(ways.flatMap((way) => way.nodes)),
      wayTags: ways.map((way) => way.tags),
    },
    homes: Float64Array.from(Array.from({ length: homes }, place).flat()),
    points: Float64Array.from(Array.from({ length: points }, place).flat()),
    random,
    place,
  }
}

const LON = 118
const LAT = 28
const STEP = 0.001
const STREETS: Tags[] = [
  { highway: 'residential' },
  { highway: 'residential', name: '人民路' },
  { highway: 'footway', 'oneway:foot': 'yes' },
  { highway: 'footway', 'oneway:foot': '-1' },
  { highway: 'primary', oneway: 'yes' },
  { highway: 'motorway' },
  { highway: 'service', access: 'private' },
  { highway: 'steps' },
]
const BARRIERS: Tags[] = [
  { barrier: 'gate' },
  { barrier: 'gate', locked: 'yes' },
  { barrier: 'lift_gate', access: 'private' },
  { barrier: 'bollard' },
]
const OBSTACLES: Tags[] = [{ barrier: 'wall' }, { railway: 'rail' }, { waterway: 'river' }, { natural: 'water' }]

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
