import { MINUTES_OF_WEEK, type PlanBase, SNAP_LIMIT_METRES, type WalkGraph } from '@wangge/api/walk'

type Place = [lon: number, lat: number]

/** About 30 m, in degrees. */
const ASIDE = 0.000_27
/** A pointer's step from one frame to the next: about 15 m. */
const STEP = 0.000_13
const STEPS_A_QUARTER = 50

/** Residences and points sown along walkable streets by length, each up to 30 m aside; the same seed, the same ground. */
export function sow(graph: WalkGraph, counts: { residences: number; points: number }, random: () => number): PlanBase {
  const draw = drawer(graph, random)
  const points = Array.from({ length: counts.points }, (_, i) => {
    const [lon, lat] = draw()
    const always = { openWeek: [0, MINUTES_OF_WEEK], staffed: true, capacity: 400 }
    return { id: `p${i}`, name: `p${i}`, kind: 'consultation', lon, lat, ...always }
  })
  const homes = Array.from({ length: counts.residences }, draw)
  const ones = () => new Int32Array(counts.residences).fill(1)
  const residences = {
    id: homes.map((_, i) => `r${i}`),
    lonLat: Float64Array.from(homes.flat()),
    people: Int32Array.from(homes, () => 1 + Math.floor(5 * random())),
    dwellings: ones(),
    vulnerable: new Int32Array(counts.residences),
    cell: new Int32Array(counts.residences),
  }
  return { residences, cellCodes: ['991101001001'], points, snapLimitMetres: SNAP_LIMIT_METRES }
}

/** Where the pointer goes: from a home straight on for 50 frames, then from another. Interleaved degrees. */
export function pointerPath({ residences }: PlanBase, steps: number, random: () => number): Float64Array {
  const path = new Float64Array(2 * steps)
  let [lon, lat, east, north] = [0, 0, 0, 0]
  for (let step = 0; step < steps; step++) {
    if (step % STEPS_A_QUARTER === 0) {
      const home = Math.floor(random() * residences.id.length)
      const angle = 2 * Math.PI * random()
      ;[lon, lat] = [residences.lonLat[2 * home] as number, residences.lonLat[2 * home + 1] as number]
      ;[east, north] = [STEP * Math.cos(angle), STEP * Math.sin(angle)]
    }
    lon += east
    lat += north
    path.set([lon, lat], 2 * step)
  }
  return path
}

/** Draws places by length of street. */
function drawer(graph: WalkGraph, random: () => number): () => Place {
  const streets = [...graph.streets()].filter(({ foot }) => foot)
  const upTo = new Float64Array(streets.length)
  let total = 0
  for (const [i, { edgeId }] of streets.entries()) {
    total += graph.edgeLength[edgeId] as number
    upTo[i] = total
  }
  return () => {
    const at = random() * total
    let [low, high] = [0, streets.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] as number) > at) high = middle
      else low = middle + 1
    }
    const line = streets[low]?.coordinates ?? []
    // Shape points of a street lie close together: the stretch is drawn evenly.
    const i = Math.floor(random() * (line.length - 1))
    const [from, to] = [line[i] as Place, line[i + 1] as Place]
    const t = random()
    const aside = () => (2 * random() - 1) * ASIDE
    return [from[0] + t * (to[0] - from[0]) + aside(), from[1] + t * (to[1] - from[1]) + aside()]
  }
}

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
