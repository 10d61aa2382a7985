import type { PromisedStep } from '@wangge/db/queries/response-step'
import { breathing } from './breathing.ts'
import {
  type FactBlock,
  HAS_CLOCK,
  hasFeedbackClock,
  IS_LATE,
  MISSING,
  PENDING,
  REVERSED,
  SECONDS,
} from './fact-block.ts'
import { percentiles } from './percentiles.ts'

/** Figures of one step over some cases. */
export interface GroupFigures {
  n: number
  p50: number | null
  p90: number | null
  p95: number | null
  onTime: number
  late: number
  openLate: number
  missing: number
  reversed: number
}

export interface RowsOfBlock {
  block: FactBlock
  rows: Int32Array
}

/** The group of each row: a number from 0, or below 0 for none. */
export interface KeyedRows extends RowsOfBlock {
  keyOf(row: number): number
}

/** Figures of a step by group; groups without a case are left out. Others get their turn every few milliseconds. */
export async function groupFigures(
  chosen: readonly KeyedRows[],
  step: PromisedStep,
  nowMs: number,
  signal?: AbortSignal | undefined,
): Promise<Map<number, GroupFigures>> {
  const groups = new Map<number, Group>()
  const breathe = breathing(signal)
  for (const { block, rows, keyOf } of chosen) {
    const seconds = block.steps[step.step]
    const isOpenLate = openLateOf(block, step, nowMs)
    const waiting = block.dues.reported.length
    let last: Group | undefined
    for (const row of rows) {
      const key = keyOf(row)
      if (key < 0) continue
      if (last?.key !== key) last = groupOf(groups, key)
      last.add(seconds[row] as number, step.promiseSeconds)
      if (row < waiting && isOpenLate(row)) last.openLate++
    }
    await breathe()
  }
  const figures = new Map<number, GroupFigures>()
  for (const group of groups.values()) {
    figures.set(group.key, group.figures())
    await breathe()
  }
  return figures
}

/** Whether a waiting row of the block has begun the step, not ended it, and is over its limit. A paused clock is not late. */
export function openLateOf(
  { steps, dues, traits }: FactBlock,
  { step, promiseSeconds }: PromisedStep,
  nowMs: number,
): (row: number) => boolean {
  const seconds = steps[step]
  const promise = promiseSeconds === null ? Number.POSITIVE_INFINITY : promiseSeconds * 1000
  const pendingUntil = (due: (row: number) => number) => (row: number) => seconds[row] === PENDING && due(row) < nowMs
  const at = (column: Float64Array, row: number) => column[row] ?? Number.POSITIVE_INFINITY
  switch (step) {
    case 'feedback':
      return pendingUntil((row) =>
        hasFeedbackClock(traits[row] ?? 0) ? at(dues.feedback, row) : at(dues.reported, row) + promise,
      )
    case 'arrive':
      return pendingUntil((row) => at(dues.arriveFrom, row) + promise)
    case 'verify':
      return pendingUntil((row) => at(dues.verify, row))
    case 'rectify':
      return pendingUntil((row) => at(dues.rectify, row))
    case 'reportToArrive':
      return pendingUntil((row) => at(dues.reported, row) + promise)
    case 'dispatch':
    case 'close':
    case 'reportToClose':
      return () => false
  }
}

/** A measured case by its own clock, else by the promise; null where neither is there. */
export function isLate(number: number, promiseSeconds: number | null): boolean | null {
  if (number >= HAS_CLOCK) return (number & IS_LATE) !== 0
  return promiseSeconds === null ? null : number > promiseSeconds
}

function groupOf(groups: Map<number, Group>, key: number): Group {
  const known = groups.get(key)
  if (known) return known
  const made = new Group(key)
  groups.set(key, made)
  return made
}

class Group {
  readonly key: number
  #values = new Int32Array(64)
  #n = 0
  #onTime = 0
  #late = 0
  #missing = 0
  #reversed = 0
  openLate = 0

  constructor(key: number) {
    this.key = key
  }

  add(number: number, promiseSeconds: number | null): void {
    if (number >= 0) {
      if (this.#n === this.#values.length) this.#grow()
      this.#values[this.#n++] = number & SECONDS
      const late = isLate(number, promiseSeconds)
      if (late) this.#late++
      else if (late === false) this.#onTime++
    } else if (number === MISSING) this.#missing++
    else if (number === REVERSED) this.#reversed++
  }

  figures(): GroupFigures {
    const [p50, p90, p95] = percentiles(this.#values.subarray(0, this.#n))
    const { openLate } = this
    return {
      ...{ n: this.#n, p50, p90, p95, onTime: this.#onTime, late: this.#late, openLate },
      ...{ missing: this.#missing, reversed: this.#reversed },
    }
  }

  #grow(): void {
    const wider = new Int32Array(this.#values.length * 2)
    wider.set(this.#values)
    this.#values = wider
  }
}
