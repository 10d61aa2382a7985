import {
  type AreaBoxRow,
  areaBox,
  closedOutSince,
  type TownshipTallyRow,
  townshipTallies,
} from '@wangge/db/queries/wall-figures'
import type { ClockState } from '@wangge/db/vocabulary'
import type { Hazard, WallCase, WallFigures } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { findLatestRun } from '../coverage/find-run.ts'
import { presentRun } from '../coverage/present-run.ts'
import { dayIn } from '../days.ts'
import { areaOf } from '../hazards/filter-of.ts'
import { listHazards } from '../hazards/list-hazards.ts'
import { summariseHazards } from '../hazards/summarise-hazards.ts'
import { tallyHazards } from '../hazards/tally-hazards.ts'
import { nightCoverage } from './night-coverage.ts'
import { remembered } from './remembered.ts'
import { responseOf } from './response-of.ts'
import { type Screen, screenOf } from './screen-of.ts'
import { startOfDay } from './start-of-day.ts'
import { allTeams, dutyList, tallyTeams } from './teams-of.ts'

/** Figures are computed this often at most, however many screens ask. */
const REMEMBERED_MS = 3000
/** As many as the widest wall has room for. */
const [CASES, TOWNSHIPS, TEAMS] = [16, 14, 16]
const ON_TIME_DAYS = 30

/** Everything that stands beside the wall's map, of the asker's own area or a part of it. Throws `notFound`. */
export async function getWall({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { area?: string | undefined }
}): Promise<WallFigures> {
  return compute(await screenOf(ctx, input.area))
}

const compute = remembered(REMEMBERED_MS, async (screen: Screen): Promise<WallFigures> => {
  const { ctx, area } = screen
  const now = ctx.clock()
  const today = dayIn(ctx.zone, now)
  const prefix = await areaOf(ctx, undefined)
  const rows = await ctx.database.transaction(ctx.who, async (tx) => ({
    closed: await tx.one<{ total: number }>(closedOutSince(prefix, startOfDay(ctx.zone, now).toISOString())),
    townships: await tx.rows<TownshipTallyRow>(townshipTallies(prefix, now.toISOString(), TOWNSHIPS)),
    box: area && (await tx.one<AreaBoxRow>(areaBox(area.code, today))),
  }))
  const teams = await allTeams(ctx)
  const { closed: _, ...open } = await tallyHazards({ ctx })
  return {
    asOf: now.toISOString(),
    area: area && { ...area, bounds: boundsOf(rows.box) },
    open,
    closedToday: rows.closed.total,
    teams: tallyTeams(teams),
    response: await responseOf(screen),
    coverage: await coverageOf(screen),
    onTime: await onTimeOf(ctx, now),
    next: await casesOf(ctx, ['soon', 'ontime']),
    overdue: await casesOf(ctx, ['overdue']),
    townships: rows.townships,
    duty: dutyList(teams, TEAMS),
  }
})

async function onTimeOf(ctx: Ctx, now: Date): Promise<WallFigures['onTime']> {
  const from = new Date(now.getTime() - ON_TIME_DAYS * 86_400_000).toISOString()
  const { onTimeRate, closed, closedOnTime, overdue } = await summariseHazards({
    ctx,
    input: { all: 'true', reportedFrom: from },
  })
  return { rate: onTimeRate, closed, closedOnTime, overdue, from }
}

async function coverageOf(screen: Screen): Promise<WallFigures['coverage']> {
  const run = await findLatestRun(screen.ctx)
  if (run === null) return null
  const { totals } = await presentRun(screen.ctx, run)
  if (totals === null) return null
  const { people, peopleServed } = totals
  return { runId: run.id, people, peopleServed, limitSeconds: run.limitSeconds, night: nightCoverage(screen, run) }
}

/** Those of these clocks that are due first. */
async function casesOf(ctx: Ctx, clock: ClockState[]): Promise<WallCase[]> {
  const { items } = await listHazards({ ctx, input: { clock, limit: CASES, sort: 'due', count: false } })
  return items.map(caseOf)
}

function caseOf(hazard: Hazard): WallCase {
  const { id, kind, grade, state, clock, dueClock, dueAt, soonAt, reportedAt, townshipName, sent } = hazard
  return { id, kind, grade, state, clock, dueClock, dueAt, soonAt, reportedAt, townshipName, isAttended: sent !== null }
}

function boundsOf(box: AreaBoxRow | null): [number, number, number, number] | null {
  if (box === null) return null
  const { west, south, east, north } = box
  return west === null || south === null || east === null || north === null ? null : [west, south, east, north]
}
