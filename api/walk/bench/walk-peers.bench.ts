import type { Sql } from 'postgres'
import { Coverage, geometryText, walkshed } from '../index.ts'
import { printFigure, printMachine, printNote, printRatio, shown } from './figures.ts'
import { judgeSheds } from './judge-sheds.ts'
import { loadTown } from './peers/load-town.ts'
import { openPgRouting } from './peers/pgrouting.ts'
import { equicost, hull, isochrone, polygonsOf } from './peers/questions.ts'
import { openValhalla, type Valhalla } from './peers/valhalla.ts'
import { PlaceIndex } from './point-in-polygon.ts'
import { eachOf, interleave, ratios } from './rounds.ts'
import { randomFrom } from './sample.ts'
import { sharedData } from './shared-data.ts'
import { LIMIT_MM, placeOf, readTown, type Town } from './town.ts'
import { drawInHalves } from './two-cores.ts'

const SEED = 20_261_123
const POINTS = 3_000
const RESIDENCES = 60_000
/** Walksheds of one round. */
const SHEDS = 500
/** Moves for each isochrone: those of a round would otherwise take four milliseconds in all, too few to measure by. */
const MOVES_EACH = 6
const ROUNDS = 7
const STREETS = 'osm/porto_r5.osm.pbf'

const file = sharedData(STREETS)
if (file === null) console.log(`Peers: ../shared/data/${STREETS} is absent, nothing measured`)
else await measure(file)

async function measure(path: string): Promise<void> {
  printMachine(`Walk engine and its peers on Porto, seed ${SEED}`)
  const town = await readTown(path, POINTS, RESIDENCES, SEED)
  const valhalla = await fetched('Valhalla', () => openValhalla(path))
  const pgRouting = await fetched('pgRouting', openPgRouting)
  try {
    if (pgRouting) await loadTown(pgRouting.sql, town)
    const sql = pgRouting?.sql ?? null
    await compareSheds(town, valhalla, sql)
    if (sql) await compareNearest(town, sql)
    if (valhalla) await compareMoves(town, valhalla)
    await compareWhole(town, valhalla)
  } finally {
    await pgRouting?.close()
  }
}

/** One walkshed after another, each as GeoJSON text. */
async function compareSheds(town: Town, valhalla: Valhalla | null, sql: Sql | null): Promise<void> {
  // The ground is snapped once, as a peer's tiles are built once; the engine's own bench prints what the first time costs.
  const shapes = Array.from({ length: POINTS }, (_, point) => shedOf(town, point).geometry)
  const each = (round: number, draw: (point: number) => unknown) =>
    eachOf(SHEDS, async () => {
      for (let i = 0; i < SHEDS; i++) await draw((round * SHEDS + i) % POINTS)
    })
  const times = await interleave(ROUNDS, {
    ours: (round) => each(round, (point) => geometryText(shedOf(town, point).geometry)),
    Valhalla: valhalla && ((round) => each(round, (point) => isochrone(valhalla, placeOf(town.pointLonLat, point)))),
    pgRouting: sql && ((round) => each(round, (point) => hull(sql, town, point))),
  })
  printRatio("Walkshed as GeoJSON, Valhalla's isochrone ÷ ours", ratios(times.Valhalla, times.ours), 8, 20)
  printRatio('Walkshed as GeoJSON, pgRouting and hull ÷ ours', ratios(times.pgRouting, times.ours), 3.5, 10)
  for (const [name, ms] of Object.entries(times)) printNote(`${name}: ${ms.map(shown).join(', ')} ms each`)
  const { recall, precision } = judgeSheds(town, shapes)
  printFigure('Walksheds, recall', 100 * recall, '%', { atLeast: 98 })
  printFigure('Walksheds, precision', 100 * precision, '%', { atLeast: 99 })
  const first = Array.from({ length: SHEDS }, (_, point) => point)
  if (valhalla) {
    const texts = await Promise.all(first.map((point) => isochrone(valhalla, placeOf(town.pointLonLat, point))))
    printJudgement("Valhalla's polygons", judgeSheds(town, texts.map(polygonsOf)))
  }
  if (sql) {
    const texts = await Promise.all(first.map((point) => hull(sql, town, point)))
    printJudgement("pgRouting's hulls", judgeSheds(town, texts.map(polygonsOf)))
  }
}

/** The nearest point of every residence, all of them snapped beforehand on both sides. */
async function compareNearest(town: Town, sql: Sql): Promise<void> {
  const { graph, residences, points } = town
  let ours = new Coverage(graph, { residences, points })
  let theirs: { id: number; mm: number }[] = []
  const times = await interleave(ROUNDS, {
    ours: () =>
      eachOf(1, () => {
        ours = new Coverage(graph, { residences, points })
      }),
    pgRouting: () =>
      eachOf(1, async () => {
        theirs = await equicost(sql, town)
      }),
  })
  const what = `Nearest of ${POINTS} points for ${RESIDENCES} residences, pgRouting equicost ÷ ours`
  printRatio(what, ratios(times.pgRouting, times.ours), 38, 50)
  printNote(`ours ${times.ours.map(shown).join(', ')} ms; pgRouting ${times.pgRouting.map(shown).join(', ')} ms`)
  const same = theirs.filter(({ id, mm }) => (ours.nearestMm[id] as number) === (mm ?? -1)).length
  printNote(`${same} of ${theirs.length} answers are the same to the millimetre`)
}

/** A point moved with every residence updated, against one isochrone of a place moved to. */
async function compareMoves(town: Town, valhalla: Valhalla): Promise<void> {
  const { graph, residences, points, residenceLonLat } = town
  const coverage = new Coverage(graph, { residences, points })
  const random = randomFrom(SEED)
  const moves = Array.from({ length: SHEDS * MOVES_EACH * (ROUNDS + 1) }, () => ({
    point: Math.floor(random() * POINTS),
    to: placeOf(residenceLonLat, Math.floor(random() * RESIDENCES)),
  }))
  const ofRound = (round: number, count: number) => moves.slice(round * count, (round + 1) * count)
  const times = await interleave(ROUNDS, {
    ours: (round) =>
      eachOf(SHEDS * MOVES_EACH, () => {
        for (const { point, to } of ofRound(round, SHEDS * MOVES_EACH)) coverage.movePoint(point, ...to)
      }),
    valhalla: (round) =>
      eachOf(SHEDS, async () => {
        for (const { to } of ofRound(round, SHEDS)) await isochrone(valhalla, to)
      }),
  })
  printRatio(
    'Point moved, all residences updated: one Valhalla isochrone ÷ ours',
    ratios(times.valhalla, times.ours),
    90,
    100,
  )
  printNote(`ours ${times.ours.map(shown).join(', ')} ms`)
}

/** All walksheds as GeoJSON text, and which residences are within ten minutes of a point. */
async function compareWhole(town: Town, valhalla: Valhalla | null): Promise<void> {
  const { graph, residences, points, residenceLonLat } = town
  const index = new PlaceIndex(residenceLonLat)
  const halves = drawInHalves(town)
  let within = 0
  const nearest = () => {
    const { nearestMm } = new Coverage(graph, { residences, points })
    within = nearestMm.reduce((sum, mm) => sum + (mm >= 0 && mm <= LIMIT_MM ? 1 : 0), 0)
  }
  const inside = new Uint8Array(RESIDENCES)
  const times = await interleave(3, {
    ours: () =>
      eachOf(1, () => {
        for (let point = 0; point < POINTS; point++) geometryText(shedOf(town, point).geometry)
        nearest()
      }),
    onTwoCores: () =>
      eachOf(1, async () => {
        const drawn = halves.draw()
        nearest()
        await drawn
      }),
    Valhalla:
      valhalla &&
      ((round) =>
        eachOf(1, async () => {
          // It warms up on a part.
          const count = round === 0 ? POINTS / 10 : POINTS
          inside.fill(0)
          for (let point = 0; point < count; point++) {
            const shape = polygonsOf(await isochrone(valhalla, placeOf(town.pointLonLat, point)))
            if (shape) index.within(shape, (row) => (inside[row] = 1))
          }
        })),
  })
  const what = `Whole of Porto, ${POINTS} walksheds and all residences`
  printRatio(`${what}: Valhalla with point-in-polygon ÷ ours on one core`, ratios(times.Valhalla, times.ours), 6, 15)
  printNote(`ours ${times.ours.map(shown).join(', ')} ms; Valhalla ${times.Valhalla.map(shown).join(', ')} ms`)
  const gain = ratios(times.ours, times.onTwoCores)
  printNote(`the second core makes it ${gain.map(shown).join(', ')} × faster`)
  printNote(
    `${within} residences within ten minutes; Valhalla's polygons hold ${inside.reduce((sum, is) => sum + is, 0)}`,
  )
  await halves.end()
}

function shedOf(town: Town, point: number) {
  return walkshed(town.graph, placeOf(town.pointLonLat, point), LIMIT_MM, undefined, { direction: 'to' })
}

function printJudgement(what: string, { recall, precision, vertices }: ReturnType<typeof judgeSheds>): void {
  printNote(
    `${what}: recall ${shown(100 * recall)} %, precision ${shown(100 * precision)} %, ${vertices.toFixed(0)} vertices`,
  )
}

/** What a peer gives, or null with a line that says why it cannot be had. */
async function fetched<T>(name: string, get: () => Promise<T>): Promise<T | null> {
  try {
    return await get()
  } catch (error) {
    printNote(`${name} cannot be had, its figures are left out: ${error instanceof Error ? error.message : error}`)
    return null
  }
}
