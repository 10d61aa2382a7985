import { PLAN_STATES } from '@wangge/api/walk'

/** How a home is drawn: the four states of the plan, and those that the scenario brings in. */
export const HOME_LOOKS = [...PLAN_STATES, 'gained'] as const
export type HomeLook = (typeof HOME_LOOKS)[number]

const SERVED = PLAN_STATES.indexOf('served')
const GAINED = HOME_LOOKS.indexOf('gained')

/** Drawn from the bottom up: what is missing is never hidden by what is there. */
export const DRAW_ORDER: readonly HomeLook[] = ['noStreetData', 'served', 'gained', 'closed', 'gap']

/**
 * Two bytes a home: its look left of the bar and right of it. `right` = states under the other settings; null = the same on both
 * sides. A home is gained where it is served by the scenario and was not before.
 */
export function looksOf(states: Uint8Array, before: Uint8Array, right: Uint8Array | null): Uint8ClampedArray {
  const looks = new Uint8ClampedArray(2 * states.length)
  for (let row = 0; row < states.length; row++) {
    const state = states[row] as number
    const look = state === SERVED && before[row] !== SERVED ? GAINED : state
    looks[2 * row] = look
    looks[2 * row + 1] = right ? (right[row] as number) : look
  }
  return looks
}

/** Radius of a home's symbol in px at scale 1: its area goes with the people who live there (tokens: symbol.residence). */
export function homeRadii(people: readonly number[]): Float32Array {
  return Float32Array.from(people, (count) => Math.min(Math.max(0.36 * Math.sqrt(count), 2.1), 5))
}

/** From afar homes are specks, near by they are symbols. */
export function homeScale(zoom: number): number {
  return Math.min(Math.max(2 ** ((zoom - 14.6) * 0.55), 0.28), 1.5)
}
