import { setTimeout as pause } from 'node:timers/promises'
import { refreshStatistics, WHOLE_SYSTEM } from '@wangge/db'
import { hasKeyPlaces, insertKeyPlaces } from '@wangge/db/queries/key-places'
import { type ProofRuleRow, proofRule } from '@wangge/db/queries/proof-rule'
import {
  insertSampleTracks,
  type SampleTrackRow,
  type UntrackedShiftRow,
  untrackedShifts,
} from '@wangge/db/queries/sample-patrols'
import { type DemoDistrict, drawRoster, drawRounds } from '@wangge/seeds/demo'
import { dayText } from '../../clocks/days.ts'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import { newId } from '../ids.ts'
import { visitRuleOf } from '../patrol-proof/read-proofs.ts'
import { thin } from '../patrol-proof/thin.ts'
import { dayNumber } from '../roster/shift-time.ts'
import { WRITTEN_BY } from './keep-forces.ts'
import { walkRound } from './walk-round.ts'
import type { WriteRest } from './write-history.ts'

/** Today and so many days before it have tracks. */
const DAYS_BACK = 3
const SHIFTS_AT_ONCE = 8
const TOLERANCE_METRES = 5

/**
 * How to see to it that the sample's key places are there, and that the teams of its last days' shifts have gone round them, along the
 * streets: for after the start. Where a shift has positions already, it stays as it is.
 */
export function keepPatrols({ ctx, drawn }: { ctx: Ctx; drawn: () => DemoDistrict }): WriteRest {
  return async (isStopped) => {
    if (isStopped()) return
    const now = ctx.clock()
    await keepPlaces(ctx, drawn, now)
    const graph = (await ctx.networks.current())?.graph
    const today = dayNumber(dayIn(ctx.zone, now))
    const since = dayText(today - DAYS_BACK)
    const shifts = await ctx.database.rows<UntrackedShiftRow>(
      WHOLE_SYSTEM,
      untrackedShifts({ since, now: now.toISOString(), by: WRITTEN_BY }),
    )
    if (!graph || shifts.length === 0) return
    const district = drawn()
    const roster = drawRoster(district, today - DAYS_BACK, today)
    const rounds = new Map(drawRounds(district, roster).map((round) => [keyOf(round), round]))
    const { radiusMetres, gapMs } = visitRuleOf(
      await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.one<ProofRuleRow>(proofRule())),
    )
    for (let first = 0; first < shifts.length; first += SHIFTS_AT_ONCE) {
      const begun = Date.now()
      const rows: SampleTrackRow[] = []
      for (const shift of shifts.slice(first, first + SHIFTS_AT_ONCE)) {
        if (isStopped()) return
        const round = rounds.get(keyOf(shift))
        if (!round) continue
        const [from, to] = [Date.parse(shift.from), Date.parse(shift.to)]
        const track = walkRound(graph, round, { from, to, hasVehicle: shift.hasVehicle }, now.getTime())
        const places = [...district.keyPlaces, ...round.rounds.flat()]
        const kept = thin(track, { toleranceMetres: TOLERANCE_METRES, radiusMetres, gapMs, places, cuts: [from, to] })
        rows.push(asRow(shift, kept))
        await pause(0)
      }
      await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(insertSampleTracks(rows)))
      // Whoever has come in meanwhile is served first.
      await pause(Date.now() - begun)
    }
    await refreshStatistics(ctx.database, ['team_track', 'key_place'])
  }
}

const keyOf = ({ teamCode, day, kind }: { teamCode: string; day: string; kind: string }) => `${teamCode} ${day} ${kind}`

async function keepPlaces(ctx: Ctx, drawn: () => DemoDistrict, now: Date): Promise<void> {
  const [known] = await ctx.database.rows<{ found: boolean }>(WHOLE_SYSTEM, hasKeyPlaces())
  if (known?.found) return
  const places = drawn().keyPlaces.map((place) => ({ id: newId(), ...place, mustVisit: true, shiftKind: null }))
  const since = new Date(now.getTime() - 90 * 86_400_000).toISOString()
  await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
    tx.run(insertKeyPlaces(places, { by: WRITTEN_BY, at: now.toISOString(), since })),
  )
}

function asRow({ id, teamId }: UntrackedShiftRow, fixes: ReturnType<typeof thin>): SampleTrackRow {
  return {
    ...{ shiftId: id, teamId, at: fixes.map(({ at }) => at) },
    ...{ lon: fixes.map(({ lon }) => lon), lat: fixes.map(({ lat }) => lat) },
    ...{
      accuracyMetres: fixes.map(({ accuracyMetres }) => accuracyMetres ?? 0),
      joined: fixes.map(({ joined }) => joined),
    },
  }
}
