import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import {
  insertResponseCases,
  type ResponseCaseInput,
  type ResponseEnd,
  removeResponseDataset,
} from '@wangge/db/queries/response-cases'
import {
  type CellAtRow,
  cellsAt,
  type ResponseHistoryRow,
  responseHistories,
} from '@wangge/db/queries/response-histories'
import type { Incident, IncidentMoment } from '@wangge/seeds'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import { newId } from '../ids.ts'
import { flushFacts } from '../response/flush-facts.ts'

export interface KeptHistory {
  /** Under which the response page names it. */
  key: string
  name: string
  kept: number
  /** Without the time of their receipt: nothing can be measured of them. */
  leftOut: number
  /** Without a place, or in no cell of ours: they count in no area. */
  outsideCells: number
}

/** What the moments of an export are to the steps of a response. */
const ENDS: Partial<Record<IncidentMoment, ResponseEnd>> = {
  acknowledged: 'acknowledged',
  dispatched: 'dispatched',
  arrived: 'arrived',
  closed: 'closedOut',
}

/**
 * Keeps another system's incidents as a history of that name, in place of an earlier one of the same name; all or none. `told`: the
 * moments that the export has a column for.
 */
export async function keepHistory({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { name: string; incidents: readonly Incident[]; told: readonly IncidentMoment[] }
}): Promise<KeptHistory> {
  const { name, told } = input
  const incidents = input.incidents.filter(({ moments }) => moments.received !== null)
  const kept = await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const known = (await tx.rows<ResponseHistoryRow>(responseHistories())).find((one) => one.name === name)
    if (known) await tx.run(removeResponseDataset(known.key))
    const key = known?.key ?? newId()
    let outsideCells = 0
    for (let from = 0; from < incidents.length; from += CHUNK) {
      const cases = await located(tx, ctx, incidents.slice(from, from + CHUNK))
      outsideCells += cases.filter(({ cellCode }) => cellCode === null).length
      await tx.run(insertResponseCases(cases.map((one) => caseOf(one, { key, name, told }))))
    }
    return { key, name, kept: incidents.length, leftOut: input.incidents.length - incidents.length, outsideCells }
  })
  await flushFacts(ctx)
  return kept
}

const CHUNK = 2000

interface Located {
  incident: Incident
  lon: number | null
  lat: number | null
  cellCode: string | null
}

async function located(tx: Transaction, { zone, clock }: Ctx, incidents: readonly Incident[]): Promise<Located[]> {
  const placed = incidents.map((incident) => ({ incident, ...placeOf(incident) }))
  const places = placed.flatMap(({ lon, lat }, at) => (lon === null || lat === null ? [] : [{ at, lon, lat }]))
  const rows = places.length === 0 ? [] : await tx.rows<CellAtRow>(cellsAt(places, dayIn(zone, clock())))
  const codes = new Map(rows.map(({ at, code }) => [at, code]))
  return placed.map((one, at) => ({ ...one, cellCode: codes.get(at) ?? null }))
}

function placeOf({ words }: Incident): { lon: number | null; lat: number | null } {
  const [lon, lat] = [Number(words.lon ?? Number.NaN), Number(words.lat ?? Number.NaN)]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : { lon: null, lat: null }
}

function caseOf(
  { incident, lon, lat, cellCode }: Located,
  { key, name, told }: { key: string; name: string; told: readonly IncidentMoment[] },
): ResponseCaseInput {
  const { moments, words } = incident
  const ends = told.flatMap((moment) => {
    const end = ENDS[moment]
    return end ? [[end, instant(moments[moment])] as const] : []
  })
  return {
    ...{ caseKey: incident.key, datasetId: key, datasetName: name, reportedAt: instant(moments.received) ?? '' },
    ...{ lon, lat, cellCode, kind: words.kind ?? '', source: words.source ?? '', address: words.address ?? '' },
    instants: Object.fromEntries(ends),
  }
}

const instant = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString()
