import type { Transaction } from '@wangge/db'
import { type MustVisitRow, mustVisits } from '@wangge/db/queries/must-visits'
import type { ProofRuleRow } from '@wangge/db/queries/proof-rule'
import { type ProofShiftRow, proofShifts, type StoredVisitRow, storedVisits } from '@wangge/db/queries/shift-proofs'
import { type TrackRow, tracksOfShifts } from '@wangge/db/queries/team-tracks'
import type { MustVisit, ProofShift, VisitCounts } from '../../contract/index.ts'
import { CAR_SPEED_METRES_PER_SECOND, WALK_SPEED_METRES_PER_SECOND } from '../dispatch/speeds.ts'
import { judge, type VisitRule, type VisitWindow } from './judge.ts'
import type { Fix } from './track.ts'

export interface Proof {
  shift: ProofShift
  items: MustVisit[]
}

/**
 * What shifts had to visit and what they did: as it was settled, or judged now from rule and track. A hazard that was closed out
 * unvisited need not be visited any more and is left out.
 */
export async function readProofs(
  tx: Transaction,
  shiftIds: readonly string[],
  { rule, now }: { rule: ProofRuleRow; now: Date },
): Promise<Proof[]> {
  if (shiftIds.length === 0) return []
  const rows = await tx.rows<ProofShiftRow>(proofShifts(shiftIds))
  const [settled, open] = [rows.filter(({ settledAt }) => settledAt), rows.filter(({ settledAt }) => !settledAt)]
  const stored = settled.length > 0 ? await tx.rows<StoredVisitRow>(storedVisits(idsOf(settled))) : []
  const wanted = open.length > 0 ? await tx.rows<MustVisitRow>(mustVisits(idsOf(open))) : []
  const tracks = open.length > 0 ? await tx.rows<TrackRow>(tracksOfShifts(idsOf(open))) : []
  const storedOf = byShift(stored)
  const wantedOf = byShift(wanted)
  const trackOf = new Map(tracks.map((track) => [track.id, track]))
  return rows.map((row) => {
    const track = trackOf.get(row.id)
    const items = row.settledAt
      ? (storedOf.get(row.id) ?? []).map(presentStored)
      : judgeAll(wantedOf.get(row.id) ?? [], track, row, rule, now)
    return { shift: presentShift(row, items, track, now), items: items.sort(byVerdict) }
  })
}

function byShift<Row extends { shiftId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const known = grouped.get(row.shiftId)
    if (known) known.push(row)
    else grouped.set(row.shiftId, [row])
  }
  return grouped
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** The positions of a row of columns. */
export function fixesOf(row: TrackRow | undefined): Fix[] {
  return (row?.at ?? []).map((at, index) => ({
    ...{ at, lon: row?.lon[index] ?? 0, lat: row?.lat[index] ?? 0 },
    ...{ accuracyMetres: row?.accuracyMetres[index] ?? null, joined: row?.joined[index] ?? false },
  }))
}

export const visitRuleOf = ({ visitMetres, visitSeconds, gapSeconds, jitterSeconds }: ProofRuleRow): VisitRule => ({
  ...{
    radiusMetres: visitMetres,
    stayMs: visitSeconds * 1000,
    gapMs: gapSeconds * 1000,
    jitterMs: jitterSeconds * 1000,
  },
})

function judgeAll(
  wanted: readonly MustVisitRow[],
  row: TrackRow | undefined,
  shift: ProofShiftRow,
  rule: ProofRuleRow,
  now: Date,
): MustVisit[] {
  const fixes = fixesOf(row)
  const window: VisitWindow = {
    ...{ from: Date.parse(shift.from), to: Date.parse(shift.to), now: now.getTime() },
    metresPerSecond: shift.hasVehicle ? CAR_SPEED_METRES_PER_SECOND : WALK_SPEED_METRES_PER_SECOND,
  }
  const visitRule = visitRuleOf(rule)
  return wanted.flatMap(({ shiftId: _, lon, lat, closedAt, ...item }) => {
    const { verdict, stay, nearest } = judge(fixes, { lon, lat }, window, visitRule)
    if (closedAt !== null && verdict !== 'visited') return []
    return [
      {
        ...item,
        position: [lon, lat] as [number, number],
        verdict,
        stay: stay && { from: iso(stay.from), to: iso(stay.to), insideSeconds: Math.round(stay.insideMs / 1000) },
        nearest: nearest && { metres: Math.round(nearest.metres * 10) / 10, at: iso(nearest.at) },
      },
    ]
  })
}

const iso = (ms: number): string => new Date(ms).toISOString()

function presentStored({
  shiftId: _,
  lon,
  lat,
  fromAt,
  toAt,
  insideSeconds,
  nearestMetres,
  nearestAt,
  ...item
}: StoredVisitRow): MustVisit {
  return {
    ...item,
    position: [lon, lat],
    stay: fromAt && toAt ? { from: fromAt, to: toAt, insideSeconds: insideSeconds ?? 0 } : null,
    nearest: nearestAt && nearestMetres !== null ? { metres: nearestMetres, at: nearestAt } : null,
  }
}

function presentShift(
  row: ProofShiftRow,
  items: readonly MustVisit[],
  track: TrackRow | undefined,
  now: Date,
): ProofShift {
  const { id, teamId, teamCode, teamName, teamKind, kind, day, from, to, cellCodes } = row
  const last = track?.at.at(-1)
  return {
    ...{ id, teamId, teamCode, teamName, teamKind, kind, day, from, to, cellCodes },
    stage: row.settledAt
      ? 'settled'
      : now.toISOString() < from
        ? 'planned'
        : now.toISOString() < to
          ? 'running'
          : 'ended',
    counts: countVerdicts(items.map(({ verdict }) => verdict)),
    positions: row.positions ?? track?.at.length ?? 0,
    lastPositionAt: row.lastPositionAt ?? (last === undefined ? null : iso(last)),
  }
}

export function countVerdicts(verdicts: readonly MustVisit['verdict'][]): VisitCounts {
  const counts: VisitCounts = { due: verdicts.length, visited: 0, missed: 0, stale: 0, pending: 0 }
  for (const verdict of verdicts) counts[verdict] += 1
  return counts
}

/** What asks for somebody's attention first. */
const ORDER: readonly MustVisit['verdict'][] = ['missed', 'stale', 'pending', 'visited']

function byVerdict(a: MustVisit, b: MustVisit): number {
  return (
    ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
    a.subject.localeCompare(b.subject) ||
    a.name.localeCompare(b.name) ||
    a.id.localeCompare(b.id)
  )
}
