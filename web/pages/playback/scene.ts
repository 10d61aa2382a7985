import type { Playback } from '@wangge/api/contract'
import { CLOCK_STATES, type ClockState, type TeamKind } from '@wangge/db/vocabulary'
import type { LonLat } from '../../map/types.ts'

/** A closed hazard stays to be seen for so long, seconds of what is played. */
const CLOSED_SECONDS = 1800
/** As everywhere: a position older than this is no live one; after an hour the team is gone from the map. */
const STALE_SECONDS = 600
const GONE_SECONDS = 3600

export type OutState = 'free' | 'assigned' | 'enroute' | 'onscene' | 'stale'

export interface SceneTeam {
  id: string
  name: string
  kind: TeamKind
  position: LonLat
  form: OutState
}

/** One part of a window, made ready to be drawn at any of its seconds. */
export interface Scene {
  /** Milliseconds since 1970 of its second 0. */
  from: number
  to: number
  playback: Playback
  /** Seconds from which to which each span is drawn. */
  shownTo: Float32Array
  counts: Counts
  tracksOfTeam: number[][]
  dispatchesOfTeam: number[][]
}

export function sceneOf(playback: Playback): Scene {
  const { spans, teams, tracks, dispatches } = playback
  const closed = CLOCK_STATES.indexOf('closed')
  const shownTo = new Float32Array(spans.to.length)
  for (let index = 0; index < shownTo.length; index++) {
    const to = spans.to[index] ?? 0
    shownTo[index] = spans.state[index] === closed ? Math.min(to, (spans.from[index] ?? 0) + CLOSED_SECONDS) : to
  }
  return {
    ...{ from: Date.parse(playback.from), to: Date.parse(playback.to), playback, shownTo },
    counts: new Counts(spans),
    tracksOfTeam: indexBy(
      teams.length,
      tracks.map(({ team }) => team),
    ),
    dispatchesOfTeam: indexBy(teams.length, dispatches.team),
  }
}

function indexBy(length: number, owners: readonly number[]): number[][] {
  const found: number[][] = Array.from({ length }, () => [])
  for (const [index, owner] of owners.entries()) found[owner]?.push(index)
  return found
}

/** How many hazards stand in each state at any second: every change in order of time, summed up once. */
class Counts {
  readonly #times: Float64Array
  readonly #sums: Int32Array

  constructor({ state, from, to }: Playback['spans']) {
    const changes = new Float64Array(state.length * 2)
    const order = Uint32Array.from({ length: changes.length }, (_, index) => index)
    for (let index = 0; index < state.length; index++) {
      changes[index * 2] = from[index] ?? 0
      changes[index * 2 + 1] = to[index] ?? 0
    }
    order.sort((a, b) => (changes[a] ?? 0) - (changes[b] ?? 0))
    const width = CLOCK_STATES.length
    this.#times = new Float64Array(order.length)
    this.#sums = new Int32Array(order.length * width)
    const sums = new Int32Array(width)
    for (let place = 0; place < order.length; place++) {
      const change = order[place] ?? 0
      const which = state[change >> 1] ?? 0
      sums[which] = (sums[which] ?? 0) + (change & 1 ? -1 : 1)
      this.#times[place] = changes[change] ?? 0
      this.#sums.set(sums, place * width)
    }
  }

  at(second: number): Record<ClockState, number> {
    const place = lastAtMost(this.#times, second)
    const width = CLOCK_STATES.length
    return Object.fromEntries(
      CLOCK_STATES.map((state, index) => [state, place < 0 ? 0 : (this.#sums[place * width + index] ?? 0)]),
    ) as Record<ClockState, number>
  }
}

/** Index of the last value that is not greater, -1 for none; values in order. */
function lastAtMost(values: ArrayLike<number>, wanted: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= wanted) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Where the teams are at a second, and what they do. */
export function teamsAt(scene: Scene, second: number): SceneTeam[] {
  const { teams, dispatches, tracks } = scene.playback
  return teams.flatMap(({ id, name, kind }, team) => {
    let [position, age]: [LonLat | null, number] = [null, Number.POSITIVE_INFINITY]
    for (const index of scene.tracksOfTeam[team] ?? []) {
      const track = tracks[index]
      if (!track || (track.at[0] ?? 0) > second) break
      const place = lastAtMost(track.at, second)
      const [before, after] = [track.at[place] ?? 0, track.at[place + 1]]
      const share = after === undefined || after === before ? 0 : (second - before) / (after - before)
      const between = (values: readonly number[]) => {
        const from = values[place] ?? 0
        return from + ((values[place + 1] ?? from) - from) * share
      }
      position = [between(track.lon), between(track.lat)]
      age = after === undefined ? second - before : 0
    }
    if (!position || age > GONE_SECONDS) return []
    const out = (scene.dispatchesOfTeam[team] ?? []).map((index) => outState(dispatches, index, second))
    const form = age > STALE_SECONDS ? 'stale' : (out.find((state) => state !== null) ?? 'free')
    return [{ id, name, kind, position, form }]
  })
}

/** What a dispatch makes of its team at a second; null before it and once it is over. */
export function outState(
  { offered, departed, arrived, ended }: Playback['dispatches'],
  index: number,
  second: number,
): 'assigned' | 'enroute' | 'onscene' | null {
  const isPast = (moment: number | null | undefined) => moment !== null && moment !== undefined && moment <= second
  if (!isPast(offered[index]) || isPast(ended[index])) return null
  return isPast(arrived[index]) ? 'onscene' : isPast(departed[index]) ? 'enroute' : 'assigned'
}

/** Reports of a window in so many bars. */
export function reportBars(
  scenes: readonly Scene[],
  { from, to }: { from: number; to: number },
  bars: number,
): number[] {
  const found = new Array<number>(bars).fill(0)
  for (const scene of scenes)
    for (const second of scene.playback.hazards.reported) {
      if (second < 0) continue
      const bar = Math.floor(((scene.from + second * 1000 - from) / (to - from)) * bars)
      if (bar >= 0 && bar < bars) found[bar] = (found[bar] ?? 0) + 1
    }
  return found
}

/** How many were reported in the window up to a moment, and how many closed. */
export function soFar(scenes: readonly Scene[], at: number): { reported: number; closed: number } {
  const closedState = CLOCK_STATES.indexOf('closed')
  let [reported, closed] = [0, 0]
  for (const { from, playback } of scenes) {
    const second = (at - from) / 1000
    for (const one of playback.hazards.reported) if (one >= 0 && one <= second) reported += 1
    const { state, from: begins } = playback.spans
    for (let index = 0; index < state.length; index++)
      if (state[index] === closedState && (begins[index] ?? 0) <= second) closed += 1
  }
  return { reported, closed }
}
