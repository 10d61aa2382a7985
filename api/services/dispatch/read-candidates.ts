import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import {
  type CandidateColumnsRow,
  type CandidateRow,
  candidateColumns,
  teamsOnShift,
} from '@wangge/db/queries/candidates'
import type { TeamState } from '@wangge/db/vocabulary'
import type { Ctx } from '../../house.ts'

/** Five float64 a team: see CandidateColumnsRow. */
const PLACE_BYTES = 40
const STATES: Record<string, TeamState> = { f: 'free', a: 'assigned', e: 'enroute', s: 'onscene', o: 'off' }

/** Ids of the teams that have a shift now. */
export async function readTeamsOnShift(ctx: Ctx, now: string): Promise<ReadonlySet<string>> {
  const [row] = await ctx.database.rows<{ ids: string }>(WHOLE_SYSTEM, teamsOnShift(now))
  return new Set(row?.ids.split(','))
}

/** Every team of the asker, by code. */
export async function readCandidates(tx: Transaction): Promise<(onShift: ReadonlySet<string>) => CandidateRow[]> {
  const columns = await tx.one<CandidateColumnsRow>(candidateColumns())
  return (onShift) => unpack(columns, onShift)
}

function unpack(columns: CandidateColumnsRow, onShift: ReadonlySet<string>): CandidateRow[] {
  const { ids, places, states, vehicles, duties } = columns
  if (ids === null || places === null || states === null || vehicles === null || duties === null) return []
  const hex = Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength).toString('hex')
  const view = new DataView(places.buffer, places.byteOffset, places.byteLength)
  return Array.from(states, (initial, i) => {
    const id = uuidAt(hex, 32 * i)
    const at = (column: number) => {
      const value = view.getFloat64(PLACE_BYTES * i + 8 * column)
      return Number.isNaN(value) ? null : value
    }
    const seconds = at(2)
    const state = STATES[initial]
    if (state === undefined) throw new Error(`No state of a team is written ${initial}`)
    return {
      ...{ id, state, hasVehicle: vehicles[i] === '1' },
      ...{ lon: at(0), lat: at(1), baseLon: at(3), baseLat: at(4) },
      positionAt: seconds === null ? null : new Date(Math.round(seconds * 1000)).toISOString(),
      isOnDuty: duties[i] === 'n' || (duties[i] === 'r' && onShift.has(id)),
    }
  })
}

function uuidAt(hex: string, from: number): string {
  const part = (start: number, end: number) => hex.slice(from + start, from + end)
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`
}
