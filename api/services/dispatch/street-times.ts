import { Approach, type Mode, snapPoints, type WalkGraph, type Way } from '../../walk/index.ts'
import { KnownPlaces } from './known-places.ts'
import {
  CAR_SPEED_METRES_PER_SECOND,
  DRIVE_MM_PER_WALK_MM,
  driveSeconds,
  WALK_SPEED_METRES_PER_SECOND,
  walkSeconds,
} from './speeds.ts'

export type Place = readonly [lon: number, lat: number]

/** fastest = by car where the team has one and it is quicker; car = who has one drives, the others walk. */
export type SendingMode = 'fastest' | Mode

export interface Starting {
  id: string
  place: Place
  hasVehicle: boolean
  /** One of those of whom the first few are looked for. */
  isWanted: boolean
  /** Whose time is asked for however long it is. */
  isNeeded: boolean
}

export interface Travel {
  mode: Mode
  /** Whole seconds. */
  seconds: number
}

/** How long teams take to one place after another over one network. Arrays, and where teams meet the streets, are kept. */
export class StreetTimes {
  readonly #graph: WalkGraph
  readonly #approach = new Approach(DRIVE_MM_PER_WALK_MM)
  readonly #walkers: KnownPlaces
  readonly #drivers: KnownPlaces

  constructor(graph: WalkGraph) {
    this.#graph = graph
    this.#walkers = new KnownPlaces(graph, 'foot')
    this.#drivers = new KnownPlaces(graph, 'car')
  }

  /**
   * Times to a place, by row; null = no way. The search goes on until `enough` of the wanted and all of the needed have theirs: then
   * every time up to that of the last of those is exact, and later ones are left out. `wayOf` holds until the next call.
   */
  to(
    place: Place,
    teams: readonly Starting[],
    mode: SendingMode,
    enough: number,
  ): { times: (Travel | null)[]; isWhole: boolean; wayOf: (row: number) => Way | null } {
    const end = snapPoints(this.#graph, place)
    const drivers = mode === 'foot' ? [] : teams.filter(({ hasVehicle }) => hasVehicle)
    const walkRows = this.#walkers.rowsOf(teams)
    const rowsOfDrivers = this.#drivers.rowsOf(drivers)
    const driveRows = new Int32Array(teams.length).fill(-1)
    let next = 0
    teams.forEach(({ hasVehicle }, i) => {
      if (mode !== 'foot' && hasVehicle) driveRows[i] = rowsOfDrivers[next++] as number
    })
    const timeOf = (i: number): Travel | null => {
      const driveRow = driveRows[i] as number
      const drive = driveRow === -1 ? null : this.#approach.driveMm(this.#drivers.snaps, driveRow)
      const walk =
        mode === 'car' && driveRow !== -1 ? null : this.#approach.walkMm(this.#walkers.snaps, walkRows[i] as number)
      const byCar = drive === null ? null : { mode: 'car' as const, seconds: Math.round(driveSeconds(drive)) }
      const onFoot = walk === null ? null : { mode: 'foot' as const, seconds: Math.round(walkSeconds(walk)) }
      if (byCar === null || onFoot === null) return byCar ?? onFoot
      return byCar.seconds < onFoot.seconds ? byCar : onFoot
    }
    let times: (Travel | null)[] = []
    let settledSeconds = 0
    for (settledSeconds of searchSeconds(place, teams, driveRows, enough)) {
      this.#approach.run(this.#graph, end, {
        walkMm: limitMm(settledSeconds, WALK_SPEED_METRES_PER_SECOND),
        driveMm: drivers.length === 0 ? null : limitMm(settledSeconds, CAR_SPEED_METRES_PER_SECOND),
      })
      times = teams.map((_, i) => timeOf(i))
      if (isEnough(teams, times, settledSeconds, enough)) break
    }
    const wayOf = (row: number) => {
      const byCar = times[row]?.mode === 'car'
      const [known, rows] = byCar ? [this.#drivers, driveRows] : [this.#walkers, walkRows]
      return times[row]
        ? this.#approach.way(this.#graph, byCar ? 'car' : 'foot', known.snaps, rows[row] as number)
        : null
    }
    return {
      times: times.map((time) => (time && time.seconds <= settledSeconds ? time : null)),
      isWhole: settledSeconds === Infinity,
      wayOf,
    }
  }
}

function isEnough(
  teams: readonly Starting[],
  times: readonly (Travel | null)[],
  settledSeconds: number,
  enough: number,
): boolean {
  let settled = 0
  for (const [i, { isWanted, isNeeded }] of teams.entries()) {
    const isSettled = (times[i]?.seconds ?? Infinity) <= settledSeconds
    if (isNeeded && !isSettled) return false
    if (isWanted && isSettled) settled++
  }
  return settled >= enough
}

/** How far to look: first as far as the wanted likely are (half as far again as the crow flies), then three times that, then everywhere. */
function* searchSeconds(
  place: Place,
  teams: readonly Starting[],
  driveRows: Int32Array,
  enough: number,
): Generator<number> {
  const atBest = new Float64Array(teams.length).fill(Number.POSITIVE_INFINITY)
  const metresPerDegreeEast = METRES_PER_DEGREE * Math.cos((place[1] * Math.PI) / 180)
  for (const [i, team] of teams.entries()) {
    if (!team.isWanted) continue
    const east = (team.place[0] - place[0]) * metresPerDegreeEast
    const north = (team.place[1] - place[1]) * METRES_PER_DEGREE
    const speed = driveRows[i] === -1 ? WALK_SPEED_METRES_PER_SECOND : CAR_SPEED_METRES_PER_SECOND
    atBest[i] = Math.sqrt(east * east + north * north) / speed
  }
  const last = atBest.sort()[enough - 1] ?? Number.POSITIVE_INFINITY
  if (last < Number.POSITIVE_INFINITY) {
    const first = Math.ceil(1.5 * last + FIRST_LOOK_SECONDS)
    yield first
    yield 3 * first
  }
  yield Infinity
}

const FIRST_LOOK_SECONDS = 60

/** So far that every time that rounds to so many seconds lies within; 2^29 mm = 537 km stands for everywhere. */
function limitMm(seconds: number, metresPerSecond: number): number {
  return Math.min(2 ** 29, Math.ceil((seconds + 1) * metresPerSecond * 1000))
}

/** On a sphere that is flat between two places of one town: good enough to guess by. */
const METRES_PER_DEGREE = 111_320

const held = new WeakMap<WalkGraph, StreetTimes>()

/** The times of a network: what is kept goes with it. */
export function streetTimesOf(graph: WalkGraph): StreetTimes {
  let times = held.get(graph)
  if (times === undefined) {
    times = new StreetTimes(graph)
    held.set(graph, times)
  }
  return times
}
