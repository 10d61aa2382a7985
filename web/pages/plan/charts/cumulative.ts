/** What is counted within a number of minutes; `minutes` ascend. */
export interface CumulativeStep {
  minutes: number
  amount: number
}

/** The walk beyond which a curve ends; the server's report ends there too. */
export const LAST_MINUTE = 60
const STEPS_A_MINUTE = 2

/**
 * Amount (people, dwellings …) whose walk is at most so many minutes, in half minutes up to an hour, the limit of each step included:
 * exactly 600 s counts at ten. NaN = nowhere to walk to.
 */
export function cumulative(seconds: ArrayLike<number>, amounts: ArrayLike<number>): CumulativeStep[] {
  const perStep = new Array<number>(LAST_MINUTE * STEPS_A_MINUTE + 1).fill(0)
  const stepSeconds = 60 / STEPS_A_MINUTE
  for (let row = 0; row < seconds.length; row++) {
    const step = Math.ceil((seconds[row] ?? Number.NaN) / stepSeconds)
    if (step < perStep.length) perStep[step] = (perStep[step] ?? 0) + (amounts[row] ?? 0)
  }
  let amount = 0
  return perStep.map((more, step) => {
    amount += more
    return { minutes: step / STEPS_A_MINUTE, amount }
  })
}

/** Where the curve is cut: some way past the limit, and past nearly all of what it will ever reach. */
export function shownMinutes(steps: readonly CumulativeStep[], limitMinutes: number): number {
  const last = steps.at(-1)?.amount ?? 0
  const nearlyAll = steps.find(({ amount }) => amount >= last * 0.995)?.minutes ?? LAST_MINUTE
  return Math.min(LAST_MINUTE, Math.max(limitMinutes * 1.5, Math.ceil(nearlyAll / 5) * 5))
}
