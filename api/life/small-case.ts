import type { Role } from '@wangge/db/vocabulary'
import { ServiceError } from '../errors.ts'
import { type ClockEntry, mergeClocks, runningClocks } from './clock-entry.ts'
import type { Actor } from './state.ts'

/** What consultations and incidents have in common; instants are ISO with Z. */
export interface SmallCase<Stage extends string> {
  /** Number of the last event. */
  version: number
  serial: string
  state: Stage
  clocks: ClockEntry[]
  /** Of the one clock that runs; null once it is stopped. */
  dueAt: string | null
  soonAt: string | null
  movedEvent: string | null
  movedAt: string | null
  movedBy: string | null
  cellCode: string | null
}

/** An event of a stream, with who, when it happened and when it came in. */
export type RecordOf<Payloads> = { [E in keyof Payloads]: { event: E; payload: Payloads[E] } }[keyof Payloads] & {
  version: number
  happenedAt: string
  receivedAt: string
  personId: string
  personName: string
  role: Role
}

/** An event as it was decided, before it has a number. */
export type DecidedOf<Payloads> = { [E in keyof Payloads]: { event: E; payload: Payloads[E] } }[keyof Payloads]

/** The clocks, and who moved the case last, after one more event; notes move nothing. */
export function moved(
  clocks: readonly ClockEntry[],
  record: { event: string; payload: object; happenedAt: string; personName: string },
): Partial<SmallCase<never>> {
  if (record.event === 'noted') return {}
  const entries = 'clocks' in record.payload ? (record.payload.clocks as ClockEntry[]) : []
  const merged = mergeClocks(clocks, entries)
  const [running] = runningClocks(merged)
  return {
    clocks: merged,
    dueAt: running?.dueAt ?? null,
    soonAt: running?.soonAt ?? null,
    movedEvent: record.event,
    movedAt: record.happenedAt,
    movedBy: record.personName,
  }
}

export interface AllowedAction<Action extends string> {
  action: Action
  allowed: boolean
  /** wrongState */
  reasons: string[]
}

/** A table of which states let which action happen, and which roles ever have it. */
export interface ActionTable<Action extends string, Stage extends string> {
  from: Record<Action, readonly Stage[]>
  roles: Record<Action, readonly Role[]>
}

/** Every action that the role has, and whether the case lets it now. */
export function allowedBy<Action extends string, Stage extends string>(
  { from, roles }: ActionTable<Action, Stage>,
  state: Stage,
  role: Role,
): AllowedAction<Action>[] {
  return (Object.keys(from) as Action[])
    .filter((action) => roles[action].includes(role))
    .map((action) => {
      const allowed = from[action].includes(state)
      return { action, allowed, reasons: allowed ? [] : ['wrongState'] }
    })
}

/**
 * Throws `forbidden` for a role that never has the action; `hazardMoved` where somebody else was first (a note never loses a race);
 * `actionNotAllowed`. `movedVersion` is the number of the last event that was no note.
 */
export function refuse<Action extends string, Stage extends string>(
  table: ActionTable<Action, Stage>,
  state: SmallCase<Stage>,
  { action, expectedVersion }: { action: Action; expectedVersion: number },
  who: Actor,
  movedVersion: number,
): void {
  if (!table.roles[action].includes(who.role))
    throw new ServiceError('forbidden', `${action} is not for ${who.role}`, { action, role: who.role })
  if (action !== 'note' && expectedVersion < movedVersion) throw somebodyWasFirst(state)
  if (table.from[action].includes(state.state)) return
  throw new ServiceError('actionNotAllowed', `${action} is not possible at ${state.state}`, {
    ...{ action, state: state.state, reasons: ['wrongState'], missing: [] },
  })
}

/** What an action cannot do without. Throws `invalidInput`. */
export function needed(field: string, value: string | undefined): string {
  if (value) return value
  throw new ServiceError('invalidInput', `${field} is needed`, { field, value: '', reason: 'needed', where: 'json' })
}

function somebodyWasFirst({ movedBy, movedAt, movedEvent, state, version }: SmallCase<string>): ServiceError {
  return new ServiceError('hazardMoved', `${movedBy} was first: ${movedEvent} at ${movedAt}`, {
    ...{ byName: movedBy ?? '', at: movedAt ?? '', event: movedEvent ?? '', state, version },
  })
}
