import {
  type TeamDetailRow,
  type TeamMemberRow,
  type TeamShiftRow,
  teamDetail,
  teamMembers,
  teamShifts,
  type UnitAboveRow,
  unitsAbove,
} from '@wangge/db/queries/force-team'
import type { TeamDetail } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { maskPhone } from '../../life/masking.ts'
import { dayIn } from '../days.ts'
import { presentForceTeam } from './list-forces.ts'
import { runsTeams } from './roles.ts'

const DAY_MS = 24 * 3_600_000
const DAYS_SHOWN = 14

/** One team with its people, equipment and next shifts; phones are masked for those who do not run it. Throws `notFound`. */
export async function getTeam({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<TeamDetail> {
  const time = ctx.clock()
  const now = time.toISOString()
  const until = dayIn(ctx.zone, new Date(time.getTime() + DAYS_SHOWN * DAY_MS))
  const found = await ctx.database.transaction(ctx.who, async (tx) => {
    const [row] = await tx.rows<TeamDetailRow>(teamDetail(id, now))
    if (!row) throw notFound('team', id)
    const above = row.parentCode === null ? [] : await tx.rows<UnitAboveRow>(unitsAbove(row.parentCode))
    const people = await tx.rows<TeamMemberRow>(teamMembers(id))
    return { row, above, people, shifts: await tx.rows<TeamShiftRow>(teamShifts(id, { now, until })) }
  })
  const { row, above, shifts } = found
  const { leaderName, duty, positionAt, positionAccuracyMetres, cellName, equipmentCheckedAt, dispatchId } = row
  const runs = runsTeams(ctx.who)
  const people = found.people.map((member) => ({ ...member, phone: runs ? member.phone : maskPhone(member.phone) }))
  return {
    ...presentForceTeam(row, now),
    parentCode: above.at(-1)?.code ?? null,
    ...{ leaderName, duty, positionAt, positionAccuracyMetres, cellName, above, people, shifts, dispatchId },
    ...{ equipment: equipmentOf(row), equipmentCheckedAt },
    base: placeOf(row.baseLon, row.baseLat),
    position: placeOf(row.lon, row.lat),
    allowedActions: allowedActions(ctx, found.people),
  }
}

function allowedActions({ who }: Ctx, people: readonly TeamMemberRow[]): TeamDetail['allowedActions'] {
  if (runsTeams(who)) return ['edit', 'setDuty', 'reportPosition']
  return people.some(({ personId }) => personId === who.personId) ? ['reportPosition'] : []
}

function equipmentOf({ equipment, equipmentUnready }: TeamDetailRow): TeamDetail['equipment'] {
  const kinds = Object.keys(equipment).sort()
  return kinds.map((kind) => ({ kind, count: equipment[kind] ?? 0, unready: equipmentUnready[kind] ?? 0 }))
}

const placeOf = (lon: number | null, lat: number | null): [number, number] | null =>
  lon === null || lat === null ? null : [lon, lat]
