import type { Transaction } from '@wangge/db'
import { addCells, addMembers, cellsInSight, insertShifts } from '@wangge/db/queries/roster-changes'
import {
  type BusyTimeRow,
  busyMembers,
  busyTeams,
  type RosterTeamRow,
  rosterTeams,
  type ShiftKindRow,
  shiftKinds,
} from '@wangge/db/queries/roster-rows'
import type { z } from 'zod'
import type { CopiedWeek, copyWeek as copyWeekInput, Shift } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { RUNNERS } from '../forces/roles.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireRole } from '../permissions.ts'
import { refusingDoubles } from './booking.ts'
import { BusyTimes } from './busy-times.ts'
import { areaPrefix } from './in-sight.ts'
import { readShifts } from './read-shifts.ts'
import { dayAfter, dayNumber, type Period, periodOf } from './shift-time.ts'

const DAYS = 7

/** A shift as it would be on its new day. */
interface Copy extends Period {
  id: string
  teamId: string
  kind: string
  day: string
  cellCodes: string[]
  memberIds: string[]
}

/**
 * The shifts of an area's teams, with cells and people, as many weeks later; absences stay behind. What cannot be is left out and said:
 * `past`, `teamBusy`, `memberBusy`, `outsideScope` (a cell that the asker may not assign), `unknownShiftKind`. Throws `forbidden`,
 * `invalidInput` for days that are no two Mondays, and `notFound`.
 */
export async function copyWeek({
  ctx,
  input,
}: {
  ctx: Ctx
  input: z.output<typeof copyWeekInput>
}): Promise<CopiedWeek> {
  requireRole(ctx.who, RUNNERS)
  const { fromMonday, toMonday } = input
  for (const [field, day] of Object.entries({ fromMonday, toMonday })) requireMonday(field, day)
  if (fromMonday === toMonday) throw wrongDay('toMonday', toMonday, 'the week that is copied')
  const work = async (tx: Transaction) => {
    const prefix = await areaPrefix(tx, input.area)
    const teams = new Map((await tx.rows<RosterTeamRow>(rosterTeams(prefix))).map((team) => [team.id, team]))
    const week = await readShifts(tx, { from: fromMonday, to: dayAfter(fromMonday, DAYS - 1), prefix })
    const kinds = await tx.rows<ShiftKindRow>(shiftKinds())
    const mine = week.filter(({ teamId }) => teams.has(teamId))
    const refusalOf = await createRefusals(tx, ctx, mine, { kinds, toMonday })
    const copies: Copy[] = []
    const skipped: CopiedWeek['skipped'] = []
    for (const shift of mine) {
      const copy = copyOf(ctx, shift, dayAfter(shift.day, dayNumber(toMonday) - dayNumber(fromMonday)), kinds)
      const reason = refusalOf(copy)
      const { teamId, day, kind } = copy
      if (reason === null) copies.push(copy)
      else skipped.push({ teamId, teamName: teams.get(teamId)?.name ?? '', day, kind, reason })
    }
    await write(ctx, tx, copies)
    const details = { ...input, created: copies.length, skipped: skipped.length }
    await audit({ ctx, tx }, { action: 'weekCopied', subjectType: 'roster', subjectId: input.area ?? 'all', details })
    return { created: copies.length, skipped, shiftIds: copies.map(({ id }) => id) }
  }
  return refusingDoubles(
    ctx.database,
    () => [],
    () => ctx.database.transaction(ctx.who, work),
  )
}

function copyOf(ctx: Ctx, shift: Shift, day: string, kinds: readonly ShiftKindRow[]): Copy {
  const { teamId, kind, cellCodes, people } = shift
  const times = kinds.find(({ key }) => key === kind) ?? { starts: '00:00', ends: '00:00' }
  return {
    ...{ id: newId(), teamId, kind, day, cellCodes, memberIds: people.map(({ memberId }) => memberId) },
    ...periodOf(ctx.zone, day, times),
  }
}

/** Why a copy cannot be; null = it can, and then counts for the following. */
async function createRefusals(
  tx: Transaction,
  ctx: Ctx,
  shifts: readonly Shift[],
  { kinds, toMonday }: { kinds: readonly ShiftKindRow[]; toMonday: string },
): Promise<(copy: Copy) => string | null> {
  const codes = [...new Set(shifts.flatMap(({ cellCodes }) => cellCodes))]
  const seen = new Set((await tx.rows<{ code: string }>(cellsInSight(codes))).map(({ code }) => code))
  const allDay = { starts: '00:00', ends: '00:00' }
  const span = {
    from: periodOf(ctx.zone, dayAfter(toMonday, -1), allDay).from,
    to: periodOf(ctx.zone, dayAfter(toMonday, DAYS + 1), allDay).to,
  }
  const teams = new BusyTimes(
    await tx.rows<BusyTimeRow>(busyTeams(span, [...new Set(shifts.map(({ teamId }) => teamId))])),
  )
  const people = [...new Set(shifts.flatMap((shift) => shift.people.map(({ memberId }) => memberId)))]
  const members = new BusyTimes(await tx.rows<BusyTimeRow>(busyMembers(span, people)))
  const now = ctx.clock().getTime()
  const active = new Set(kinds.filter((kind) => kind.active).map(({ key }) => key))
  return (copy) => {
    if (!active.has(copy.kind)) return 'unknownShiftKind'
    if (Date.parse(copy.to) <= now) return 'past'
    if (copy.cellCodes.some((code) => !seen.has(code))) return 'outsideScope'
    if (teams.touches(copy.teamId, copy)) return 'teamBusy'
    if (copy.memberIds.some((id) => members.touches(id, copy))) return 'memberBusy'
    teams.add({ id: copy.teamId, from: copy.from, to: copy.to })
    for (const id of copy.memberIds) members.add({ id, from: copy.from, to: copy.to })
    return null
  }
}

/** So many shifts a statement, so that none takes too long. */
const BATCH = 1000

async function write(ctx: Ctx, tx: Transaction, copies: readonly Copy[]): Promise<void> {
  const stamp = { by: ctx.who.personName, at: ctx.clock().toISOString() }
  for (let at = 0; at < copies.length; at += BATCH) {
    const batch = copies.slice(at, at + BATCH)
    await tx.run(
      insertShifts(
        batch.map(({ id, teamId, kind, day, from, to }) => ({ id, teamId, kind, day, from, to })),
        stamp,
      ),
    )
    const members = batch.flatMap(({ id, memberIds }) => memberIds.map((memberId) => ({ shiftId: id, memberId })))
    await tx.run(addMembers(members))
    await tx.run(
      addCells(
        batch.flatMap(({ id, cellCodes }) => cellCodes.map((code) => ({ shiftId: id, code }))),
        stamp,
      ),
    )
  }
}

/** 1970-01-01 was a Thursday. */
function requireMonday(field: string, day: string): void {
  if ((((dayNumber(day) + 3) % DAYS) + DAYS) % DAYS !== 0) throw wrongDay(field, day, 'not a Monday')
}

function wrongDay(field: string, value: string, reason: string): ServiceError {
  return new ServiceError('invalidInput', `${field} ${value}: ${reason}`, { field, value, reason, where: 'json' })
}
