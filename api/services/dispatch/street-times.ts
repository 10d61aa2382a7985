import { Approach, type Mode, type Overlay, snapPoints, type WalkGraph, type Way } from '../../walk/index.ts'
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

/** Teams by row: flat, since thousands are asked about at a time. */
export interface Starts {
  ids: readonly string[]
  /** Degrees; NaN = nowhere. */
  lon: Float64Array
  lat: Float64Array
  /** 1 or 0. */
  hasVehicle: Uint8Array
  /** Those of whom the first few are looked for. */
  isWanted: Uint8Array
  /** The row whose time is asked for however long it is; -1 = none. */
  needed: number
}

export interface Times {
  /** Whole seconds by row; NO_WAY = none. Int32. */
  seconds: Int32Array
  byCar: Uint8Array
  /** Every time is told; else those that are longer than all that were looked for are left out as if there were no way. */
  isWhole: boolean
  /** Holds until the next question. */
  wayOf(row: number): Way | null
}

export const NO_WAY = -1

/** How long teams take to one place after another over one network. Arrays, and where teams meet the streets, are kept. */
export class StreetTimes {
  readonly #graph: WalkGraph
  readonly #overlay: Overlay | null
  readonly #approach = new Approach(DRIVE_MM_PER_WALK_MM)
  readonly #walkers: KnownPlaces
  readonly #drivers: KnownPlaces

  constructor(graph: WalkGraph, overlay: Overlay | null = null) {
    this.#graph = graph
    this.#overlay = overlay
    this.#walkers = new KnownPlaces(graph, 'foot', overlay)
    this.#drivers = new KnownPlaces(graph, 'car', overlay)
  }

  /** Exact times to a place. The search goes on until `enough` of the wanted, and the needed one, have theirs. */
  to(place: Place, teams: Starts, mode: SendingMode, enough: number): Times {
    const end = snapPoints(this.#graph, place, this.#overlay ? { overlay: this.#overlay } : {})
    const { ids, lon, lat, hasVehicle } = teams
    const walkRows = this.#walkers.rowsOf(ids, lon, lat, null)
    const driveRows = mode === 'foot' ? null : this.#drivers.rowsOf(ids, lon, lat, hasVehicle)
    const seconds = new Int32Array(ids.length)
    const byCar = new Uint8Array(ids.length)
    let settledSeconds = 0
    for (settledSeconds of searchSeconds(place, teams, mode, enough)) {
      this.#approach.run(this.#overlay ?? this.#graph, end, {
        walkMm: limitMm(settledSeconds, WALK_SPEED_METRES_PER_SECOND),
        driveMm: driveRows === null ? null : limitMm(settledSeconds, CAR_SPEED_METRES_PER_SECOND),
      })
      for (let i = 0; i < ids.length; i++) {
        const mayDrive = driveRows !== null && hasVehicle[i] === 1
        const drive = mayDrive ? this.#approach.driveMm(this.#drivers.snaps, driveRows[i] as number) : null
        const mustDrive = mayDrive && mode === 'car'
        const walk = mustDrive ? null : this.#approach.walkMm(this.#walkers.snaps, walkRows[i] as number)
        const driven = drive === null ? Infinity : Math.round(driveSeconds(drive))
        const walked = walk === null ? Infinity : Math.round(walkSeconds(walk))
        const least = Math.min(driven, walked)
        seconds[i] = least < Infinity && least <= settledSeconds ? least : NO_WAY
        byCar[i] = driven < walked ? 1 : 0
      }
      if (isEnough(teams, seconds, enough)) break
    }
    const wayOf = (row: number) => {
      if (seconds[row] === NO_WAY || seconds[row] === undefined) return null
      const [mode, known, rows] =
        byCar[row] === 1 && driveRows
          ? (['car', this.#drivers, driveRows] as const)
          : (['foot', this.#walkers, walkRows] as const)
      return this.#approach.way(this.#graph, mode, known.snaps, rows[row] as number)
    }
    return { seconds, byCar, isWhole: settledSeconds === Infinity, wayOf }
  }
}

function isEnough({ isWanted, needed }: Starts, seconds: Int32Array, enough: number): boolean {
  if (seconds[needed] === NO_WAY) return false
  let settled = 0
  for (let i = 0; i < seconds.length; i++) if (isWanted[i] === 1 && seconds[i] !== NO_WAY) settled++
  return settled >= enough
}

/** How far to look: first as far as the wanted likely are (half as far again as the crow flies), then three times that, then everywhere. */
function* searchSeconds(place: Place, teams: Starts, mode: SendingMode, enough: number): Generator<number> {
  const { lon, lat, hasVehicle, isWanted } = teams
  const atBest = new Float64Array(lon.length).fill(Infinity)
  const metresPerDegreeEast = METRES_PER_DEGREE * Math.cos((place[1] * Math.PI) / 180)
  for (let i = 0; i < atBest.length; i++) {
    if (isWanted[i] === 0 || Number.isNaN(lon[i])) continue
    const east = ((lon[i] as number) - place[0]) * metresPerDegreeEast
    const north = ((lat[i] as number) - place[1]) * METRES_PER_DEGREE
    const drives = mode !== 'foot' && hasVehicle[i] === 1
    const speed = drives ? CAR_SPEED_METRES_PER_SECOND : WALK_SPEED_METRES_PER_SECOND
    atBest[i] = Math.sqrt(east * east + north * north) / speed
  }
  const last = atBest.sort()[enough - 1] ?? Infinity
  if (last < Infinity) {
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

const held = new WeakMap<WalkGraph | Overlay, StreetTimes>()

/** The times of a network as its adopted edits leave it: what is kept goes with it. */
export function streetTimesOf({ graph, overlay }: { graph: WalkGraph; overlay: Overlay | null }): StreetTimes {
  let times = held.get(overlay ?? graph)
  if (times === undefined) {
    times = new StreetTimes(graph, overlay)
    held.set(overlay ?? graph, times)
  }
  return times
}
