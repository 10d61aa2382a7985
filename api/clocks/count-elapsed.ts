import { say, type Walk } from './walk.ts'

/** Time round the clock; pauses move the end. Null when a pause without end comes first. */
export function walkElapsed(walk: Walk, startMs: number, amountMs: number): number | null {
  const { dueMs } = runWithin(walk, startMs, Number.POSITIVE_INFINITY, amountMs)
  return dueMs
}

interface Run {
  /** Where the amount is used up; null where it is not. */
  dueMs: number | null
  leftMs: number
  /** A pause had begun and not ended. */
  isPaused: boolean
}

/** Runs a clock from an instant to another at most. A pause that begins just as the amount is used up does not move the end. */
export function runWithin(walk: Walk, fromMs: number, toMs: number, amountMs: number): Run {
  let [at, leftMs] = [fromMs, amountMs]
  const run = (untilMs: number) => {
    if (untilMs > at) walk.counted.push({ fromMs: at, toMs: untilMs })
    leftMs -= untilMs - at
  }
  for (const pause of walk.pauses) {
    if (pause.toMs <= at) continue
    const stopsMs = Math.max(at, pause.fromMs)
    if (stopsMs >= toMs || stopsMs - at >= leftMs) break
    run(stopsMs)
    say(walk, stopsMs, { code: 'paused' })
    if (pause.toMs >= toMs) return { dueMs: null, leftMs, isPaused: true }
    say(walk, pause.toMs, { code: 'resumed' })
    at = pause.toMs
  }
  const endMs = Math.min(toMs, at + leftMs)
  run(endMs)
  return { dueMs: leftMs === 0 ? endMs : null, leftMs, isPaused: false }
}
