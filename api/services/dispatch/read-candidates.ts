import { type Database, scopeRange, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { type CandidateColumnsRow, candidateColumns, teamsOnShift } from '@wangge/db/queries/candidates'
import type { Ctx } from '../../house.ts'
import { STALE_MILLISECONDS } from '../teams/list-teams.ts'

/** Every team of the asker by code, a row each: flat, since they are thousands. */
export interface Candidates {
  /** The same array as last time where no team has come or gone. */
  ids: readonly string[]
  /** A letter each: f (free), a (assigned), e (enroute), s (onscene), o (off). */
  states: string
  hasVehicle: Uint8Array
  isOnDuty: Uint8Array
  /** Three each: lon and lat of where it counts as being, milliseconds since 1970 of its live position; NaN = none. */
  places: Float64Array
}

export const COLUMNS = 3

/** Ids of the teams that have a shift now. */
export async function readTeamsOnShift(ctx: Ctx, now: string): Promise<ReadonlySet<string>> {
  const [row] = await ctx.database.rows<{ ids: string }>({ ...WHOLE_SYSTEM, keepsPlans: true }, teamsOnShift(now))
  return new Set(row?.ids.split(','))
}

/** Every team that the asker sees; who is on duty by roster follows once that is known. */
export async function readCandidates(
  tx: Transaction,
  { database, who }: Ctx,
  now: Date,
): Promise<(onShift: ReadonlySet<string>) => Candidates> {
  const columns = await tx.one<CandidateColumnsRow>(
    candidateColumns(new Date(now.getTime() - STALE_MILLISECONDS).toISOString()),
  )
  return (onShift) => unpack(columns, idsOf(database, scopeRange(who.scope).from, columns.ids), onShift)
}

function unpack(row: CandidateColumnsRow, ids: readonly string[], onShift: ReadonlySet<string>): Candidates {
  const { states, vehicles, duties } = row
  const isOnDuty = new Uint8Array(ids.length)
  const hasVehicle = new Uint8Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    hasVehicle[i] = vehicles?.[i] === '1' ? 1 : 0
    isOnDuty[i] = duties?.[i] === 'n' || (duties?.[i] === 'r' && onShift.has(ids[i] as string)) ? 1 : 0
  }
  return { ids, states: states ?? '', hasVehicle, isOnDuty, places: placesOf(row.places) }
}

function placesOf(bytes: Uint8Array | null): Float64Array {
  if (bytes === null) return new Float64Array()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const places = new Float64Array(bytes.byteLength / 8)
  for (let i = 0; i < places.length; i++) places[i] = view.getFloat64(8 * i)
  for (let i = 2; i < places.length; i += COLUMNS) places[i] = Math.round((places[i] as number) * 1000)
  return places
}

const heldIds = new WeakMap<Database, Map<string, { bytes: Uint8Array; ids: readonly string[] }>>()

/** Ids in words: made once as long as the teams of a scope stay the same. */
function idsOf(database: Database, scope: string, bytes: Uint8Array | null): readonly string[] {
  if (bytes === null) return []
  const held = heldIds.get(database) ?? new Map()
  heldIds.set(database, held)
  const known = held.get(scope)
  if (known && Buffer.compare(known.bytes, bytes) === 0) return known.ids
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
  const ids = Array.from({ length: bytes.byteLength / 16 }, (_, i) => uuidAt(hex, 32 * i))
  held.set(scope, { bytes, ids })
  return ids
}

function uuidAt(hex: string, from: number): string {
  const part = (start: number, end: number) => hex.slice(from + start, from + end)
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`
}
