import type { ClockState } from '@wangge/db/vocabulary'
import { instantMs, isoOf } from './days.ts'
import { countDue, type Due, type DueInput, type Pause } from './due.ts'
import type { ClockRule, Limit } from './rule.ts'
import type { Stretch } from './walk.ts'

/** A clock that has been started, as the ledger has it. */
export interface StartedClock extends Omit<DueInput, 'limit' | 'countsStartDay'> {
  rule: Pick<ClockRule, 'statutory' | 'promised' | 'countsStartDay'>
  /** ISO instant of the event that stopped it; null = it runs or is paused. */
  stoppedAt: string | null
}

/** One limit of a clock at an instant. */
export interface LimitReading {
  limit: Limit
  due: Due
  state: ClockState
  /** true = stopped in time, false = stopped late, or late and still open; null = open and not late, so not known. */
  inTime: boolean | null
  /** Counted time until the stop, or until now, at most until due: with `overMs` 用时. Hours on duty in working-day clocks. */
  usedMs: number
  /** Counted time of the whole limit with its extensions. A clock that is paused now is taken to resume now. */
  limitMs: number
  /** usedMs ÷ limitMs, from 0 to 1. */
  usedShare: number
  /** How long after the due time, by the wall clock; 0 = in time. */
  overMs: number
  /** Days still to count, the present one included; null in clocks that count no days. */
  daysLeft: number | null
}

export interface ClockReading {
  /** That of the statutory limit, or of the promised one where it is alone. */
  state: ClockState
  statutory: LimitReading | null
  promised: LimitReading | null
}

/** What a clock shows at an instant (ISO). A stop or pause that lies after it has not happened yet. */
export function readClock(clock: StartedClock, at: string): ClockReading {
  const statutory = clock.rule.statutory && readLimit(clock, clock.rule.statutory, instantMs(at))
  const promised = clock.rule.promised && readLimit(clock, clock.rule.promised, instantMs(at))
  const state = (statutory ?? promised)?.state
  if (state === undefined) throw new RangeError('expected a rule with a statutory or a promised limit, got neither')
  return { state, statutory, promised }
}

function readLimit(clock: StartedClock, limit: Limit, atMs: number): LimitReading {
  const stoppedMs = clock.stoppedAt === null ? Number.POSITIVE_INFINITY : instantMs(clock.stoppedAt)
  const untilMs = Math.min(stoppedMs, atMs)
  const pauses = clock.pauses.filter(({ from }) => instantMs(from) <= untilMs)
  const { startedAt, extensions, calendar } = clock
  const input = { limit, countsStartDay: clock.rule.countsStartDay, startedAt, extensions, calendar }
  const asItStands = countDue({ ...input, pauses })
  const { due } = asItStands
  const ifResumed = due.dueAt === null ? countDue({ ...input, pauses: endedBy(untilMs, pauses) }) : asItStands
  const overMs = due.dueAt === null ? 0 : Math.max(0, untilMs - instantMs(due.dueAt))
  const usedMs = lengthUntil(ifResumed.counted, untilMs)
  const limitMs = lengthUntil(ifResumed.counted, Number.POSITIVE_INFINITY)
  const isStopped = stoppedMs <= atMs
  return {
    limit,
    due,
    state: isStopped ? 'closed' : openState(clock, due, atMs),
    inTime: overMs > 0 ? false : isStopped ? true : null,
    ...{ usedMs, limitMs, usedShare: usedMs / limitMs, overMs },
    daysLeft: daysLeft(limit, ifResumed.due, untilMs),
  }
}

/** Pauses without end, ended at an instant. */
function endedBy(ms: number, pauses: readonly Pause[]): Pause[] {
  return pauses.map(({ from, to }) => ({ from, to: to ?? isoOf(ms) }))
}

function openState({ startedAt, pauses }: StartedClock, { dueAt, soonAt }: Due, atMs: number): ClockState {
  if (atMs < instantMs(startedAt)) return 'notStarted'
  if (dueAt !== null && atMs > instantMs(dueAt)) return 'overdue'
  const isPaused = pauses.some(({ from, to }) => instantMs(from) <= atMs && (to === null || atMs < instantMs(to)))
  if (isPaused) return 'paused'
  return soonAt !== null && atMs >= instantMs(soonAt) ? 'soon' : 'ontime'
}

function lengthUntil(counted: readonly Stretch[], untilMs: number): number {
  return counted.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs, untilMs) - fromMs), 0)
}

function daysLeft({ unit }: Limit, { steps }: Due, untilMs: number): number | null {
  if (unit !== 'day' && unit !== 'workingDay') return null
  return steps.filter(({ code, number, at }) => isCounted(code) && number !== undefined && instantMs(at) > untilMs)
    .length
}

const isCounted = (code: string) => code === 'counted' || code === 'makeUp'
