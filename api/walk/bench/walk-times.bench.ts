import { snapPoints, type WalkGraph } from '../index.ts'
import { UNREACHABLE } from '../network.ts'
import { Search } from '../search.ts'
import { trace } from '../trace.ts'
import { median, printFigure, printMachine, printNote, shown } from './figures.ts'
import { type MatrixCell, matrix } from './peers/questions.ts'
import { openValhalla, type Valhalla } from './peers/valhalla.ts'
import { randomFrom, samplePlaces } from './sample.ts'
import { sharedData } from './shared-data.ts'
import { placeOf, readGraph } from './town.ts'

const SEED = 20_261_125
const MM_PER_SECOND = 1_250
const ORIGINS = 400
const TARGETS = 15
/** As the crow flies: about what ten minutes on foot can reach. */
const FARTHEST_MM = 750_000
/** Valhalla gives whole seconds: of a walk below this, 5 % would be its rounding. */
const SHORTEST_SECONDS = 20
const LIMIT_SECONDS = 600
const LISTED = 8

const CITIES = [
  { city: 'Porto', file: 'osm/porto_r5.osm.pbf', pool: 60_000, medianSeconds: 1, within: 85 },
  { city: 'Porto Alegre', file: 'osm/portoalegre_poa.osm.pbf', pool: 6_000, medianSeconds: 2.5, within: 88 },
]

interface Pair {
  from: [lon: number, lat: number]
  to: [lon: number, lat: number]
  ours: number
  theirs: MatrixCell
  /** Ours the other way round. */
  back: number
  /** Classes of the streets that ours goes along. */
  along: string
}

printMachine(`Walk times against Valhalla's matrix, seed ${SEED}`)
for (const { file, ...asked } of CITIES) {
  const path = sharedData(file)
  if (path === null) printNote(`../shared/data/${file} is absent, nothing measured`)
  else await compare(path, asked)
}

async function compare(path: string, asked: Omit<(typeof CITIES)[number], 'file'>): Promise<void> {
  let valhalla: Valhalla
  try {
    valhalla = await openValhalla(path)
  } catch (error) {
    printNote(`Valhalla cannot be had: ${error instanceof Error ? error.message : error}`)
    return
  }
  const pairs = await pairsOf(await readGraph(path), asked.pool, valhalla)
  const all = pairs.filter(({ ours, theirs }) => ours < Infinity && theirs.seconds !== null)
  // The walks that coverage is about: ten minutes by either of the two.
  const both = all.filter(({ ours, theirs }) => Math.min(ours, theirs.seconds ?? 0) <= LIMIT_SECONDS)
  const differences = both.map(({ ours, theirs }) => Math.abs(ours - (theirs.seconds ?? 0)))
  const close = both.filter((pair) => Math.abs(difference(pair)) <= 0.05 * (pair.theirs.seconds ?? 0))
  printFigure(`${asked.city}, difference of a walk, median`, median(differences), 's', { atMost: asked.medianSeconds })
  printFigure(`${asked.city}, walks within 5 %`, (100 * close.length) / both.length, '%', { atLeast: asked.within })
  const longer = median(all.map((pair) => Math.abs(difference(pair))))
  printNote(
    `${both.length} pairs within ten minutes by either; with ${all.length - both.length} longer ones ${shown(longer)} s`,
  )
  const over = both.map(({ theirs }) => (theirs.seconds ?? 0) - (theirs.metres * 1000) / MM_PER_SECOND)
  printNote(
    `Valhalla's seconds over its own length ÷ speed, median ${shown(median(over))}: crossings, which no setting takes away`,
  )
  printNote(`${pairs.length - all.length} pairs that only one of the two can walk; the largest differences:`)
  const byDifference = both.toSorted((a, b) => Math.abs(difference(b)) - Math.abs(difference(a)))
  const seen = new Set<string>()
  for (const pair of byDifference) {
    // One place can spoil a dozen pairs: each is listed once.
    const ends = [pair.from.join(), pair.to.join()]
    if (ends.some((end) => seen.has(end))) continue
    for (const end of ends) seen.add(end)
    const at = `${pair.from.join(',')} to ${pair.to.join(',')}`
    printNote(`${at}: ours ${shown(pair.ours)} s, Valhalla ${pair.theirs.seconds} s: ${causeOf(pair)}`)
    if (seen.size >= 2 * LISTED) break
  }
  const causes = new Map<string, number>()
  for (const pair of byDifference.slice(0, both.length - close.length)) {
    const cause = causeOf(pair).replace(/ \(.*/, '')
    causes.set(cause, (causes.get(cause) ?? 0) + 1)
  }
  const counted = [...causes].toSorted((a, b) => b[1] - a[1]).map(([cause, count]) => `${count} ${cause}`)
  printNote(`causes of as many largest differences as are beyond 5 %: ${counted.join('; ')}`)
}

/** Pairs of places on streets, drawn by length, up to 750 m apart. Snap legs are left out on both sides. */
async function pairsOf(graph: WalkGraph, pool: number, valhalla: Valhalla): Promise<Pair[]> {
  const random = randomFrom(SEED)
  const lonLat = samplePlaces(graph, pool, 0, random)
  const snaps = snapPoints(graph, lonLat)
  const { edge, offsetMm, x, y } = snaps
  const classOf = [...graph.streets()].map(({ roadClass }) => roadClass)
  const [there, back] = [new Search(), new Search()]
  const pairs: Pair[] = []
  for (let from = 0; from < ORIGINS; from++) {
    const near: number[] = []
    for (let to = ORIGINS; to < pool && near.length < TARGETS; to++) {
      const east = (x[to] as number) - (x[from] as number)
      const north = (y[to] as number) - (y[from] as number)
      if (east * east + north * north <= FARTHEST_MM * FARTHEST_MM) near.push(to)
    }
    if (near.length === 0) continue
    there.run(graph, edge[from] as number, offsetMm[from] as number, 0, UNREACHABLE)
    back.run(graph, edge[from] as number, offsetMm[from] as number, 0, UNREACHABLE, { direction: 'to' })
    const origin = placeOf(lonLat, from)
    const theirs = await matrix(
      valhalla,
      origin,
      near.map((to) => placeOf(lonLat, to)),
    )
    for (const [i, to] of near.entries()) {
      const end = { edge: edge[to] as number, offsetMm: offsetMm[to] as number, startLegMm: 0 }
      const mm = there.distanceTo(end.edge, end.offsetMm, 0)
      const cell = theirs[i]
      if (!cell || mm / MM_PER_SECOND < SHORTEST_SECONDS) continue
      const pieces = mm < UNREACHABLE ? trace(graph, there, end).pieces : []
      const classes = new Set(pieces.map((piece) => classOf[piece.edge] as string))
      pairs.push({
        from: origin,
        to: placeOf(lonLat, to),
        ours: seconds(mm),
        theirs: cell,
        back: seconds(back.distanceTo(end.edge, end.offsetMm, 0)),
        along: [...classes].join(', '),
      })
    }
  }
  return pairs
}

function seconds(mm: number): number {
  return mm >= UNREACHABLE ? Infinity : mm / MM_PER_SECOND
}

function difference({ ours, theirs }: Pair): number {
  return ours - (theirs.seconds ?? 0)
}

/** Why the two differ, as far as their answers tell. */
function causeOf(pair: Pair): string {
  const { ours, theirs, back, along } = pair
  const walked = (theirs.metres * 1000) / MM_PER_SECOND
  if (theirs.snapMetres > 5) {
    return `Valhalla joins an end to another street (${theirs.snapMetres.toFixed(0)} m away: a plaza, or a street that it shuts to walkers)`
  }
  if (Math.abs(ours - walked) <= 2 + 0.02 * walked) {
    return `the same way, Valhalla adds seconds to its length ÷ speed (${((theirs.seconds ?? 0) - walked).toFixed(0)} s for crossings, steps or gates)`
  }
  if (Math.abs(ours - back) > 2 && Math.abs(back - walked) <= 2 + 0.02 * walked) {
    return `a foot path that is one-way for one of the two (ours the other way ${shown(back)} s)`
  }
  if (ours < walked) return `ours has a way that Valhalla has not (along ${along})`
  return `Valhalla has a way that ours has not (ours goes along ${along})`
}
