import type { CaseClock } from '@wangge/api/contract'

export interface ClockBar {
  /** Share of the bar that is used, 0…1. */
  fill: number
  /** Where the earlier of the two due times stands, 0…1; null where there is one only. */
  tick: number | null
}

type Timed = Pick<CaseClock, 'startedAt' | 'stoppedAt' | 'statutoryDueAt' | 'promisedDueAt' | 'dueAt' | 'pauses'>

/** The clock as a bar from its start to the later due time; it stands still where the clock stopped or is paused. */
export function clockBar(clock: Timed, nowMs: number): ClockBar {
  const start = Date.parse(clock.startedAt)
  const dues = [clock.statutoryDueAt, clock.promisedDueAt].filter((due) => due !== null).map((due) => Date.parse(due))
  const fallback = clock.dueAt === null ? [] : [Date.parse(clock.dueAt)]
  const ends = dues.length > 0 ? dues : fallback
  const length = Math.max(...ends, start) - start
  const shareOf = (at: number): number => (length <= 0 ? 0 : Math.min(1, Math.max(0, (at - start) / length)))
  const [first, second] = ends
  const tick = first !== undefined && second !== undefined && first !== second ? shareOf(Math.min(first, second)) : null
  return { fill: shareOf(handAt(clock, nowMs)), tick }
}

function handAt({ stoppedAt, pauses }: Timed, nowMs: number): number {
  if (stoppedAt !== null) return Date.parse(stoppedAt)
  const open = pauses.find(({ to }) => to === null)
  return open ? Date.parse(open.from) : nowMs
}

const RANK: Record<CaseClock['state'], number> = { running: 0, paused: 1, late: 2, met: 2 }

/** The latest clock of each name: running ones by due time, then paused ones, then what is over, latest first. */
export function latestClocks(clocks: readonly CaseClock[]): CaseClock[] {
  const latest = new Map<string, CaseClock>()
  for (const clock of clocks) {
    const known = latest.get(clock.clock)
    if (!known || known.startedAt <= clock.startedAt) latest.set(clock.clock, clock)
  }
  return [...latest.values()].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (rankOf(a) === 2
        ? (b.stoppedAt ?? '').localeCompare(a.stoppedAt ?? '')
        : (a.dueAt ?? '~').localeCompare(b.dueAt ?? '~')),
  )
}

const rankOf = ({ state, stoppedAt }: CaseClock): number => (stoppedAt !== null ? 2 : Math.min(RANK[state], 1))

/** Seconds that a stopped clock was late by, 0 when in time. */
export function lateSeconds({ stoppedAt, dueAt }: Pick<CaseClock, 'stoppedAt' | 'dueAt'>): number {
  if (stoppedAt === null || dueAt === null) return 0
  return Math.max(0, (Date.parse(stoppedAt) - Date.parse(dueAt)) / 1000)
}
