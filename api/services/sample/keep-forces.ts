import { setTimeout as pause } from 'node:timers/promises'
import { refreshStatistics, WHOLE_SYSTEM } from '@wangge/db'
import {
  insertSampleMembers,
  insertSampleShifts,
  type SampleForcesRow,
  sampleForces,
  seatSamplePerson,
} from '@wangge/db/queries/sample-forces'
import type { DemoShift } from '@wangge/seeds'
import { type DemoDistrict, drawRoster } from '@wangge/seeds/demo'
import { dayText } from '../../clocks/days.ts'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import { newId } from '../ids.ts'
import { dayNumber } from '../roster/shift-time.ts'
import type { WriteRest } from './write-history.ts'

/** Who wrote the sample's roster; people's own shifts have their names. */
export const WRITTEN_BY = 'demo-roster'
const WEEK_DAYS = 7
/** At which team the sample's patrol member sits. */
const SEAT = { username: 'patrol', teamCode: '99M001' }

/**
 * Sees to it that the sample's teams have their people and a roster that reaches to the end of next week. Yesterday, whose night
 * reaches into today, and today are written at once; returns how to write the others later, null where there are none. Shifts that people made stay.
 */
export async function keepForces({ ctx, drawn }: { ctx: Ctx; drawn: () => DemoDistrict }): Promise<WriteRest | null> {
  const today = dayNumber(dayIn(ctx.zone, ctx.clock()))
  const wanted = daysAround(today)
  const first = dayText(wanted[0] ?? today)
  const [state] = await ctx.database.rows<SampleForcesRow>(WHOLE_SYSTEM, sampleForces(WRITTEN_BY, first))
  if (!state?.hasMembers) await writeMembers(ctx, drawn())
  await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(seatSamplePerson(SEAT.username, SEAT.teamCode)))
  const written = new Set(state?.days)
  const days = wanted.filter((day) => !written.has(dayText(day)))
  if (days.length === 0) return null
  const roster = drawRoster(drawn(), days[0] ?? today, days.at(-1) ?? today)
  const onDay = (day: number) => roster.filter((shift) => shift.day === dayText(day))
  const isNear = (day: number) => day === today || day === today - 1
  await writeDays(ctx, days.filter(isNear).map(onDay))
  await refreshStatistics(ctx.database, ['team_member', 'shift', 'shift_member', 'shift_cell'])
  const later = days.filter((day) => !isNear(day))
  if (later.length === 0) return null
  return async (isStopped) => {
    for (const day of later) {
      if (isStopped()) return
      const begun = Date.now()
      await writeDays(ctx, [onDay(day)])
      await pause(Date.now() - begun)
    }
    if (!isStopped()) await refreshStatistics(ctx.database, ['shift', 'shift_member', 'shift_cell'])
  }
}

/** From last week's Monday to next week's Sunday. */
function daysAround(today: number): number[] {
  const monday = today - ((today + 3) % WEEK_DAYS)
  return Array.from({ length: 3 * WEEK_DAYS }, (_, index) => monday - WEEK_DAYS + index)
}

async function writeMembers(ctx: Ctx, { members }: DemoDistrict): Promise<void> {
  const rows = members.map(({ teamCode, number, name, phone }) => ({
    ...{ id: newId(), teamCode, name, phone, isLeader: number === 0 },
  }))
  await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(insertSampleMembers(rows)))
}

async function writeDays(ctx: Ctx, days: readonly (readonly DemoShift[])[]): Promise<void> {
  const at = ctx.clock().toISOString()
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    for (const shifts of days) {
      if (shifts.length === 0) continue
      const rows = shifts.map((shift) => ({ id: newId(), ...shift }))
      await tx.run(insertSampleShifts(rows, { zone: ctx.zone, by: WRITTEN_BY, at }))
    }
  })
}
