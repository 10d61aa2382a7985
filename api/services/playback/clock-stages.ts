import { CLOCKS, type Clock } from '@wangge/db/vocabulary'
import { type HazardEventRecord, type HazardState, project } from '../../life/index.ts'

/** What the clock state of a hazard is read from, and since when it holds. Instants in seconds since 1970. */
export interface Stage {
  at: number
  isClosed: boolean
  isPaused: boolean
  /** Of the running clock that is due first. */
  due: number | null
  soon: number | null
}

/** One clock as the ledger's row has it. */
interface PlainClock {
  order: number
  started: number
  stopped: number
  due: number
  soon: number | null
}

/**
 * The stages of a hazard whose clocks were only started and stopped: at each of these moments the running clock that is due first
 * may be another. `clocks`: name, started, stopped, due, soon, a `;` between two.
 */
export function stagesOfClocks(clocks: string | null, reported: number, closed: number | null): Stage[] {
  const plain = clocks === null ? [] : clocks.split(';').flatMap(plainClock)
  const moments = new Set([reported])
  for (const { started, stopped } of plain) {
    if (started > reported) moments.add(started)
    if (stopped > reported && stopped < Number.POSITIVE_INFINITY) moments.add(stopped)
  }
  const stages: Stage[] = []
  for (const at of [...moments].sort((a, b) => a - b)) {
    if (closed !== null && at >= closed) break
    const first = firstDue(plain, at)
    stages.push({ at, isClosed: false, isPaused: false, due: first?.due ?? null, soon: first?.soon ?? null })
  }
  if (closed !== null) stages.push({ at: closed, isClosed: true, isPaused: false, due: null, soon: null })
  return stages
}

/** Of two that are due at one instant the earlier in the order of CLOCKS, as the ledger has it. */
function firstDue(clocks: readonly PlainClock[], at: number): PlainClock | undefined {
  let first: PlainClock | undefined
  for (const clock of clocks) {
    if (clock.started > at || clock.stopped <= at) continue
    if (!first || clock.due < first.due || (clock.due === first.due && clock.order < first.order)) first = clock
  }
  return first
}

/** None for a clock without a due time: a rule that only counts. */
function plainClock(text: string): PlainClock[] {
  const [name, started = '', stopped = '', due = '', soon = ''] = text.split(',')
  if (due === '') return []
  return [
    {
      order: CLOCKS.indexOf(name as Clock),
      started: secondsOf(started),
      stopped: stopped === '' ? Number.POSITIVE_INFINITY : secondsOf(stopped),
      due: secondsOf(due),
      soon: soon === '' ? null : secondsOf(soon),
    },
  ]
}

/** The stages of a hazard as its stream tells them. */
export function stagesOfEvents(events: readonly HazardEventRecord[]): Stage[] {
  let state: HazardState | null = null
  const stages: Stage[] = []
  for (const event of events) {
    state = project(state, event)
    const { pausedAt, dueAt, soonAt } = state
    stages.push({
      at: Math.max(secondsOf(event.happenedAt), stages.at(-1)?.at ?? Number.NEGATIVE_INFINITY),
      isClosed: state.state === 'closedOut',
      isPaused: pausedAt !== null,
      due: dueAt === null ? null : secondsOf(dueAt),
      soon: soonAt === null ? null : secondsOf(soonAt),
    })
  }
  return stages
}

const secondsOf = (iso: string): number => Date.parse(iso) / 1000
