import { readStreets } from '@wangge/seeds'
import { buildWalkGraph, Coverage, geometryText, snapPoints, WalkGraph, walkshed } from '../index.ts'
import { median, printFigure, printMachine, printNote, shown } from './figures.ts'
import { judgeSheds } from './judge-sheds.ts'
import { randomFrom, samplePlaces } from './sample.ts'
import { sharedData } from './shared-data.ts'
import { LIMIT_MM, placeOf } from './town.ts'

const SEED = 20_261_121
const POINTS = 3_000
const RESIDENCES = 60_000

const file = sharedData('osm/porto_r5.osm.pbf')
if (file === null) console.log('Walk engine: ../shared/data/osm/porto_r5.osm.pbf is absent, nothing measured')
else await measure(file)

async function measure(path: string): Promise<void> {
  printMachine(`Walk engine on Porto, seed ${SEED}`)
  const reads: number[] = []
  let graph = await timed(reads, async () => buildWalkGraph(await readStreets(path)))
  for (let run = 1; run < 3; run++) graph = await timed(reads, async () => buildWalkGraph(await readStreets(path)))
  report('file to graph', reads, 2_000)
  graph = WalkGraph.from(graph.buffer)
  const stats = graph.stats()
  printNote(
    `${stats.vertices} vertices, ${stats.edges} edges, ${stats.kilometres} km, ${stats.componentsLeftOut} islands left out`,
  )

  const random = randomFrom(SEED)
  const pointLonLat = samplePlaces(graph, POINTS, 30_000, random)
  const residenceLonLat = samplePlaces(graph, RESIDENCES, 30_000, random)
  const snapTimes: number[] = []
  const points = snapPoints(graph, pointLonLat)
  let residences = snapPoints(graph, residenceLonLat)
  for (let run = 0; run < 5; run++) residences = timedNow(snapTimes, () => snapPoints(graph, residenceLonLat))
  report(`snapping ${RESIDENCES} residences`, snapTimes)

  const nearest: number[] = []
  let coverage = new Coverage(graph, { residences, points })
  for (let run = 0; run < 15; run++) {
    const made = timedNow(nearest, () => new Coverage(graph, { residences, points }))
    if (run >= 3) coverage = made
  }
  report(`${POINTS} points × ${RESIDENCES} residences nearest`, nearest.slice(3), 60)

  const moves: number[] = []
  for (let run = 0; run < 3_000; run++) {
    const [lon, lat] = samplePlaces1(random)
    timedNow(moves, () => coverage.movePoint(Math.floor(random() * POINTS), lon, lat))
  }
  report('one point moved, every residence updated', moves.slice(500), 0.05)
  const again = new Coverage(graph, { residences, points: coverage.points })
  const mismatches = again.nearestMm.reduce(
    (sum, mm, i) => sum + (mm === coverage.nearestMm[i] && again.nearestPoint[i] === coverage.nearestPoint[i] ? 0 : 1),
    0,
  )
  printNote(`after ${moves.length} moves: ${mismatches} residences differ from a full recomputation`)

  const first: number[] = []
  const second: number[] = []
  const written: number[] = []
  let sink = 0
  for (const times of [first, second]) {
    for (let p = 0; p < POINTS; p++) {
      const place: [number, number] = [pointLonLat[2 * p] as number, pointLonLat[2 * p + 1] as number]
      const shed = timedNow(times, () => walkshed(graph, place, LIMIT_MM, undefined, { direction: 'to' }))
      if (times === second) sink += timedNow(written, () => geometryText(shed.geometry)).length
    }
  }
  report('walkshed, its ground snapped for the first time', first)
  report('walkshed as GeoJSON', second, 0.3)
  report(`… written as text (${Math.round(sink / POINTS)} bytes)`, written)
  const total = second.reduce((sum, ms) => sum + ms, 0)
  printNote(`${POINTS} walksheds in ${total.toFixed(0)} ms: ${(total / POINTS).toFixed(3)} ms each`)
  const { recall, precision, vertices, members } = judgeSheds(
    { graph, residences, points, pointLonLat, residenceLonLat },
    Array.from(
      { length: POINTS },
      (_, p) => walkshed(graph, placeOf(pointLonLat, p), LIMIT_MM, undefined, { direction: 'to' }).geometry,
    ),
  )
  printFigure('walksheds, recall', 100 * recall, '%', { atLeast: 98 })
  printFigure('walksheds, precision', 100 * precision, '%', { atLeast: 99 })
  printNote(`${vertices.toFixed(0)} vertices, ${members.toFixed(0)} residences inside`)
  printFigure('peak memory', process.resourceUsage().maxRSS / 1024, 'MB', { atMost: 400 })

  function samplePlaces1(draw: () => number): [number, number] {
    const row = Math.floor(draw() * RESIDENCES)
    return [residenceLonLat[2 * row] as number, residenceLonLat[2 * row + 1] as number]
  }
}

function report(what: string, times: number[], limitMs?: number): void {
  const least = `minimum ${shown(Math.min(...times))} ms`
  if (limitMs === undefined) printNote(`${what}: median ${shown(median(times))} ms, ${least}`)
  else printFigure(`${what}, median`, median(times), 'ms', { atMost: limitMs }, least)
}

async function timed<T>(times: number[], run: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await run()
  times.push(performance.now() - start)
  return result
}

function timedNow<T>(times: number[], run: () => T): T {
  const start = performance.now()
  const result = run()
  times.push(performance.now() - start)
  return result
}
