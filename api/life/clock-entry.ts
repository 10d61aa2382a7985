import type { Clock, LimitUnit } from '@wangge/db/vocabulary'
import type { WorkCalendar } from '../clocks/calendar.ts'
import { type Due, dueOf, type Extension, type Pause } from '../clocks/due.ts'
import type { ClockRule, Limit } from '../clocks/rule.ts'

/** One clock of one case, as the events carry it and the row keeps it. Instants are ISO with Z. */
export interface ClockEntry {
  clock: Clock
  /** The version of the rule it began with, which it keeps; null = a due time that a file or a person set. */
  ruleId: string | null
  ruleKey: string
  ruleVersion: number
  statutory: Limit | null
  promised: Limit | null
  /** A deadline that was set instead of a promised limit. */
  deadlineAt: string | null
  countsStartDay: boolean
  startedAt: string
  stoppedAt: string | null
  statutoryDueAt: string | null
  promisedDueAt: string | null
  /** The earlier of both; null while paused, and where there is no limit. */
  dueAt: string | null
  soonAt: string | null
  provisional: boolean
  pauses: Pause[]
  extensions: Extension[]
}

/** Starts a clock by the rule in force. A `deadlineAt` takes the place of the promised limit; `onlyStatutory` leaves both out. */
export function startClock(
  rule: ClockRule,
  startedAt: string,
  calendar: WorkCalendar,
  more: { deadlineAt?: string | null; onlyStatutory?: boolean; paused?: boolean } = {},
): ClockEntry {
  const deadlineAt = more.deadlineAt ?? null
  return withDueTimes(
    {
      clock: rule.clock,
      ruleId: rule.id,
      ruleKey: rule.key,
      ruleVersion: rule.version,
      statutory: rule.statutory,
      promised: deadlineAt || more.onlyStatutory ? null : rule.promised,
      deadlineAt,
      countsStartDay: rule.countsStartDay,
      startedAt,
      stoppedAt: null,
      ...NOT_COMPUTED,
      pauses: more.paused ? [{ from: startedAt, to: null }] : [],
      extensions: [],
    },
    calendar,
  )
}

/** The due time of a file, as a clock of its own. */
export function importedClock(
  dueAt: string,
  { startedAt, pausedAt, stoppedAt }: { startedAt: string; pausedAt: string | null; stoppedAt: string | null },
): ClockEntry {
  return {
    clock: 'rectify',
    ruleId: null,
    ruleKey: 'imported',
    ruleVersion: 0,
    statutory: null,
    promised: null,
    deadlineAt: dueAt,
    countsStartDay: false,
    startedAt,
    stoppedAt,
    statutoryDueAt: null,
    promisedDueAt: pausedAt ? null : dueAt,
    dueAt: pausedAt ? null : dueAt,
    soonAt: pausedAt ? null : soonOf(dueAt, startedAt),
    provisional: false,
    pauses: pausedAt ? [{ from: pausedAt, to: null }] : [],
    extensions: [],
  }
}

/** Ends it. A pause that is open, or that lies after the end, is cut there, so that it can be said whether it was in time. */
export function stopClock(entry: ClockEntry, at: string, calendar: WorkCalendar): ClockEntry {
  const pauses = entry.pauses
    .filter(({ from }) => from < at)
    .map(({ from, to }) => ({ from, to: to === null || to > at ? at : to }))
  return { ...withDueTimes({ ...entry, pauses }, calendar), stoppedAt: at }
}

export function pauseClock(entry: ClockEntry, at: string, calendar: WorkCalendar): ClockEntry {
  return withDueTimes({ ...entry, pauses: [...entry.pauses, { from: at, to: null }] }, calendar)
}

export function resumeClock(entry: ClockEntry, at: string, calendar: WorkCalendar): ClockEntry {
  const pauses = entry.pauses.map(({ from, to }) => ({ from, to: to ?? (at > from ? at : from) }))
  return withDueTimes({ ...entry, pauses }, calendar)
}

export function extendClock(entry: ClockEntry, extension: Extension, calendar: WorkCalendar): ClockEntry {
  return withDueTimes({ ...entry, extensions: [...entry.extensions, extension] }, calendar)
}

/** The same clock by another rule, from the same start. */
export function changeRule(entry: ClockEntry, rule: ClockRule, calendar: WorkCalendar): ClockEntry {
  const { id: ruleId, key: ruleKey, version: ruleVersion, statutory, promised, countsStartDay } = rule
  return withDueTimes({ ...entry, ruleId, ruleKey, ruleVersion, statutory, promised, countsStartDay }, calendar)
}

/** The due times over a calendar: those of before are left aside. */
export function withDueTimes(entry: ClockEntry, calendar: WorkCalendar): ClockEntry {
  const { statutory, promised } = duesOf(entry, calendar)
  const earlier = [statutory, promised]
    .filter((due) => due !== null)
    .sort((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1))[0]
  return {
    ...entry,
    statutoryDueAt: statutory?.dueAt ?? null,
    promisedDueAt: promised?.dueAt ?? null,
    dueAt: earlier?.dueAt ?? null,
    soonAt: earlier?.soonAt ?? null,
    provisional: (statutory?.provisional ?? false) || (promised?.provisional ?? false),
  }
}

/** Both derivations side by side, each null where it has no limit. */
export function duesOf(entry: ClockEntry, calendar: WorkCalendar): { statutory: Due | null; promised: Due | null } {
  const promised = promisedLimit(entry)
  return {
    statutory: entry.statutory && dueOf(dueInput(entry, entry.statutory, calendar)),
    promised: promised && dueOf(dueInput(entry, promised, calendar)),
  }
}

function dueInput(entry: ClockEntry, limit: Limit, calendar: WorkCalendar) {
  const { countsStartDay, startedAt, pauses, extensions } = entry
  return { limit, countsStartDay, startedAt, pauses, extensions, calendar }
}

/** A deadline is the elapsed time up to it: so a pause moves it, and an extension begins where it ends. */
export function promisedLimit({ promised, deadlineAt, startedAt }: ClockEntry): Limit | null {
  if (deadlineAt === null) return promised
  return elapsedLimit(startedAt, deadlineAt)
}

/** One clock of each name counts, the latest; these are the ones that still run. */
export function runningClocks(clocks: readonly ClockEntry[]): ClockEntry[] {
  return clocks.filter(({ stoppedAt }) => stoppedAt === null)
}

export function runningClock(clocks: readonly ClockEntry[], name: Clock): ClockEntry | undefined {
  return clocks.find(({ clock, stoppedAt }) => clock === name && stoppedAt === null)
}

/** An event's entries over those of before: a running clock of the name is replaced, any other is a new one. */
export function mergeClocks(before: readonly ClockEntry[], entries: readonly ClockEntry[]): ClockEntry[] {
  const clocks = [...before]
  for (const entry of entries) {
    const at = clocks.findIndex(({ clock, stoppedAt }) => clock === entry.clock && stoppedAt === null)
    if (at < 0) clocks.push(entry)
    else clocks[at] = entry
  }
  return clocks
}

const NOT_COMPUTED = { statutoryDueAt: null, promisedDueAt: null, dueAt: null, soonAt: null, provisional: false }
const SOON_SHARE = 0.8

function elapsedLimit(from: string, to: string): { amount: number; unit: LimitUnit } {
  const milliseconds = Date.parse(to) - Date.parse(from)
  // A file may name a due time before its report: due at once.
  return { amount: Math.max(milliseconds, 1) / 60_000, unit: 'minute' }
}

function soonOf(dueAt: string, startedAt: string): string {
  const [start, due] = [Date.parse(startedAt), Date.parse(dueAt)]
  return new Date(start + Math.max(0, Math.ceil((due - start) * SOON_SHARE))).toISOString()
}
