import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { type ProofRuleRow, proofRule } from '@wangge/db/queries/proof-rule'
import {
  insertVisits,
  type SettledShift,
  type StoredVisitRow,
  settleShifts,
  unsettledShifts,
} from '@wangge/db/queries/shift-proofs'
import {
  forgetTracks,
  keepThinned,
  markThinned,
  type PlaceRow,
  placesOfTeam,
  shiftEnds,
  type ToThinRow,
  type TrackRow,
  trackOfTeam,
  tracksToThin,
} from '@wangge/db/queries/team-tracks'
import type { House } from '../../house.ts'
import { fixesOf, type Proof, readProofs, visitRuleOf } from './read-proofs.ts'
import { thin } from './thin.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Phones that were without a network send what they have when it is back: a shift is judged for good so long after its end. */
const SETTLE_AFTER = 2 * HOUR
/** A track is thinned when it is this old: playback of today shows what came in. */
const THIN_AFTER = 26 * HOUR
/** As wide as a street with its houses: what is drawn does not leave the way that was walked. */
const TOLERANCE_METRES = 10
const SHIFTS_AT_ONCE = 200
const TEAMS_AT_ONCE = 200
/** A team's days are thinned one after the other, so that a year's backlog does not come into memory at once. */
const THINNED_AT_ONCE = 7 * DAY

interface KeptTracks {
  settledShifts: number
  thinnedPositions: number
  forgottenPositions: number
}

/**
 * The daily care of tracks: judges shifts that are over for good, thins what is old without changing a verdict, and takes away what is
 * older than the rule keeps. May run at any time, on any number of processes, and go on where it was stopped.
 */
export async function keepTracks({ house }: { house: Pick<House, 'database' | 'clock'> }): Promise<KeptTracks> {
  const now = house.clock()
  const settledShifts = await settleAll(house, now)
  const thinnedPositions = await thinAll(house, now)
  const forgottenPositions = await house.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const { trackDays } = await tx.one<ProofRuleRow>(proofRule())
    return tx.run(forgetTracks(new Date(now.getTime() - trackDays * DAY).toISOString()))
  })
  return { settledShifts, thinnedPositions, forgottenPositions }
}

async function settleAll({ database }: Pick<House, 'database'>, now: Date): Promise<number> {
  let settled = 0
  for (;;) {
    const endedBefore = new Date(now.getTime() - SETTLE_AFTER).toISOString()
    const count = await database.transaction(WHOLE_SYSTEM, async (tx) => {
      const rows = await tx.rows<{ id: string }>(unsettledShifts(endedBefore, SHIFTS_AT_ONCE))
      await settle(tx, idsOf(rows), now)
      return rows.length
    })
    settled += count
    if (count < SHIFTS_AT_ONCE) return settled
  }
}

async function settle(tx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const rule = await tx.one<ProofRuleRow>(proofRule())
  const proofs = await readProofs(tx, ids, { rule, now })
  const judged: SettledShift[] = proofs.map(({ shift: { id, positions, lastPositionAt } }) => ({
    ...{ shiftId: id, positions, lastPositionAt },
  }))
  const mine = new Set(idsOf(await tx.rows<{ id: string }>(settleShifts(judged, rule, now.toISOString()))))
  await tx.run(insertVisits(proofs.filter(({ shift }) => mine.has(shift.id)).flatMap(visitsOf)))
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

function visitsOf({ shift, items }: Proof): StoredVisitRow[] {
  return items.flatMap(({ position: [lon, lat], verdict, stay, nearest, ...item }) =>
    verdict === 'pending'
      ? []
      : [
          {
            ...{ shiftId: shift.id, lon, lat, verdict, ...item },
            ...{ fromAt: stay?.from ?? null, toAt: stay?.to ?? null, insideSeconds: stay?.insideSeconds ?? null },
            ...{ nearestMetres: nearest?.metres ?? null, nearestAt: nearest?.at ?? null },
          },
        ],
  )
}

async function thinAll({ database }: Pick<House, 'database'>, now: Date): Promise<number> {
  let gone = 0
  for (;;) {
    const before = new Date(now.getTime() - THIN_AFTER).toISOString()
    const teams = await database.rows<ToThinRow>(WHOLE_SYSTEM, tracksToThin(before, TEAMS_AT_ONCE))
    if (teams.length === 0) return gone
    for (const team of teams) gone += await database.transaction(WHOLE_SYSTEM, (tx) => thinTeam(tx, team))
  }
}

/** The last position that was thinned before is the first one now: what lies between them is not joined anew. */
async function thinTeam(tx: Transaction, { teamId, since, until }: ToThinRow): Promise<number> {
  const rule = await tx.one<ProofRuleRow>(proofRule())
  const from = since ?? '1970-01-01T00:00:00.000Z'
  const [row] = await tx.rows<TrackRow>(trackOfTeam(teamId, { from, to: until }))
  const track = fixesOf(row)
  const [first] = track
  const end = first ? Math.min(first.at + THINNED_AT_ONCE, Date.parse(until)) : Date.parse(until)
  const part = track.filter(({ at }) => at <= end)
  const span = { since, until: new Date(end).toISOString() }
  const places = await tx.rows<PlaceRow>(placesOfTeam(teamId, span))
  const cuts = (await tx.rows<{ at: number }>(shiftEnds(teamId, span))).map(({ at }) => at)
  const { radiusMetres, gapMs } = visitRuleOf(rule)
  const kept = thin(part, { toleranceMetres: TOLERANCE_METRES, radiusMetres, gapMs, places, cuts })
  const stays = new Set(kept.map(({ at }) => at))
  const gone = part.filter(({ at }) => !stays.has(at)).map(({ at }) => at)
  const wasJoined = new Set(part.filter(({ joined }) => joined).map(({ at }) => at))
  const joined = kept.filter((fix) => fix.joined && !wasJoined.has(fix.at)).map(({ at }) => at)
  for (const change of keepThinned(teamId, gone, joined)) await tx.run(change)
  await tx.run(markThinned(teamId, span.until))
  return gone.length
}
