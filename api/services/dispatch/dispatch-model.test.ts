import { type Context, type Database, WHOLE_SYSTEM } from '@wangge/db'
import { eventsOf } from '@wangge/db/queries/case-events'
import { dispatchToMove } from '@wangge/db/queries/dispatch-changes'
import { describeOnOneEngine, type TestDatabase } from '@wangge/db/testing'
import { DISPATCH_ACTIONS, type DispatchAction, type SendingState } from '@wangge/db/vocabulary'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { dispatchRequest } from '../../contract/index.ts'
import { type DispatchRecord, type DispatchState, project, teamStateAt } from '../../dispatch-life/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { addTeam, type TestTeam } from '../../testing/forces.ts'
import { testCtx } from '../../testing/house.ts'
import { act as actOnHazard, loadCells, personOf, placeIn, report } from '../../testing/ledger.ts'
import { quarterNow, quarterStreets, TOWNSHIPS } from '../../testing/quarter.ts'
import { newId } from '../ids.ts'
import { importStreets } from '../imports/import-streets.ts'
import { actOnDispatch } from './act-on-dispatch.ts'
import { advanceDispatches } from './advance-dispatches.ts'
import {
  expectedOfAction,
  expectedOfSending,
  isOnDuty,
  isUnderWay,
  type Model,
  type ModelHazard,
  onwardFrom,
  stageAfter,
  underWayOf,
} from './dispatch-model.ts'
import { listDispatches } from './list-dispatches.ts'
import { sendTeam } from './send-team.ts'

const RUNS = Number(process.env['WANGGE_MODEL_RUNS'] ?? 6)
/** The same lives every time, so that how far they get is known; another seed for other lives. */
const SEED = Number(process.env['WANGGE_MODEL_SEED'] ?? 20261122)
const COMMANDS = { minLength: 50, maxLength: 90 }
const ANSWER_SECONDS = 60
const SHIFT_SECONDS = 3000

const command = personOf('command', null)
const SENDERS = [command, personOf('township_officer', 0), personOf('township_officer', 1)]
const OTHERS = [personOf('planner', null), personOf('grid_worker', 0)]

interface Real {
  db: TestDatabase
  ctx: Ctx
}
const instant = (seconds: number) => new Date(quarterNow.getTime() + seconds * 1000).toISOString()
const ctxOf = ({ ctx }: Real, model: Model, who: Context = command): Ctx => ({
  ...{ ...ctx, who },
  clock: () => new Date(instant(model.seconds)),
})
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof ServiceError) return error.code
      throw error
    },
  )

abstract class Command implements fc.AsyncCommand<Model, Real> {
  check = (_: Readonly<Model>) => true
  abstract does(model: Model, real: Real): Promise<void>
  async run(model: Model, real: Real): Promise<void> {
    await this.does(model, real)
    await follow(model, real)
    await holds(model, real)
  }
  abstract toString(): string
}

class Report extends Command {
  readonly township: 0 | 1
  constructor(township: 0 | 1) {
    super()
    this.township = township
  }
  async does(model: Model, real: Real): Promise<void> {
    const place = placeIn(this.township, model.hazards.length)
    const { id } = await report(ctxOf(real, model), { source: 'inspection', position: place })
    model.hazards.push({ id, township: this.township, isWanted: true })
  }
  toString = () => `report(${this.township})`
}

/** A shift from so many seconds on; the database refuses a second one at the same time. */
class Shift extends Command {
  readonly team: number
  readonly from: number
  constructor(team: number, from: number) {
    super()
    this.team = team
    this.from = from
  }
  async does(model: Model, real: Real): Promise<void> {
    const team = model.teams[this.team % model.teams.length]
    if (!team) return
    const [from, to] = [model.seconds + this.from, model.seconds + this.from + SHIFT_SECONDS]
    const isFree = team.shifts.every((shift) => shift[1] <= from || to <= shift[0])
    const period = sql`tstzrange(${instant(from)}::timestamptz, ${instant(to)}::timestamptz)`
    const insert = sql`
      insert into shift (id, team_id, kind, day, period, created_by, created_at)
      values (${newId()}::uuid, ${team.id}::uuid, 'day', ${instant(from).slice(0, 10)}::date, ${period}, 'p', now())`
    const inserted = real.db.database.rows(WHOLE_SYSTEM, insert).then(
      () => true,
      () => false,
    )
    expect(await inserted).toBe(isFree)
    if (isFree) team.shifts.push([from, to])
  }
  toString = () => `shift(${this.team}, ${this.from})`
}

class Send extends Command {
  readonly who: Context
  readonly picks: { hazard: number; team: number }
  readonly isExplained: boolean
  readonly goesOn: boolean
  constructor(who: Context, picks: { hazard: number; team: number }, isExplained: boolean, goesOn: boolean) {
    super()
    this.who = who
    this.picks = picks
    this.isExplained = isExplained
    this.goesOn = goesOn
  }
  override check = (model: Readonly<Model>) => model.hazards.length > 0
  async does(model: Model, real: Real): Promise<void> {
    const hazard = model.hazards[this.picks.hazard % model.hazards.length]
    const team = model.teams[this.picks.team % model.teams.length]
    if (!hazard || !team) return
    const { goesOn, who, isExplained } = this
    const words = { teamId: team.id, goesOn, answerSeconds: ANSWER_SECONDS }
    const request = dispatchRequest.parse(isExplained ? { ...words, overrideReason: '就近' } : words)
    const expected = expectedOfSending(model, who, { hazard, team, isExplained })
    const outcome = await codeOf(sendTeam({ ctx: ctxOf(real, model, who), input: { hazardId: hazard.id, request } }))
    if (expected === 'done?') expect(['done', 'overrideUnexplained']).toContain(outcome)
    else expect(outcome).toBe(expected)
    reached.add(`send ${outcome}`)
  }
  toString = () => `send(${this.who.personId}, ${JSON.stringify(this.picks)}, ${this.isExplained}, ${this.goesOn})`
}

class Act extends Command {
  /** A sender, another one, or else a member of the team itself. */
  readonly who: Context | 'member'
  readonly pick: number
  /** onward = whatever brings it nearer to its end, so that lives get far. */
  readonly wish: DispatchAction | 'onward'
  readonly how: { isStale: boolean; diesAfter: boolean }
  constructor(who: Context | 'member', pick: number, wish: Act['wish'], how: Act['how']) {
    super()
    this.who = who
    this.pick = pick
    this.wish = wish
    this.how = how
  }
  override check = (model: Readonly<Model>) => model.dispatches.length > 0
  async does(model: Model, real: Real): Promise<void> {
    const { dispatches, teams } = model
    const underWay = dispatches.filter(isUnderWay)
    const among = underWay.length > 0 && this.pick % 5 !== 0 ? underWay : dispatches
    const dispatch = among[this.pick % among.length]
    const member = teams.find(({ id }) => id === dispatch?.teamId)?.member
    const who = this.who === 'member' ? member : this.who
    if (!dispatch || !who) return
    const action = this.wish === 'onward' ? onwardFrom(dispatch.stage) : this.wish
    const { isStale, diesAfter } = this.how
    const expected = expectedOfAction(model, who, { dispatch, action, isStale })
    const expectedVersion = isStale ? Math.max(1, dispatch.version - 1) : dispatch.version
    const ctx = ctxOf(real, model, who)
    const house = diesAfter ? { ...ctx, database: mortal(ctx.database, 1) } : ctx
    const words = { action, expectedVersion, reason: '原因' }
    expect(await codeOf(actOnDispatch({ ctx: house, input: { id: dispatch.id, action: words } }))).toBe(expected)
    if (expected === 'done') Object.assign(dispatch, { stage: stageAfter(action), version: dispatch.version + 1 })
    reached.add(`${action} ${expected}`).add(expected)
  }
  toString = () => {
    const who = this.who === 'member' ? 'member' : this.who.personId
    return `${this.wish}(${who}, ${this.pick}, ${JSON.stringify(this.how)})`
  }
}

/** Found false, or closed out as well. */
class End extends Command {
  readonly pick: number
  readonly isClosed: boolean
  constructor(pick: number, isClosed: boolean) {
    super()
    this.pick = pick
    this.isClosed = isClosed
  }
  override check = (model: Readonly<Model>) => model.hazards.some(({ isWanted }) => isWanted)
  async does(model: Model, real: Real): Promise<void> {
    const wanted = model.hazards.filter(({ isWanted }) => isWanted)
    const hazard = wanted[this.pick % wanted.length]
    if (!hazard) return
    const ctx = ctxOf(real, model)
    await actOnHazard(ctx, hazard.id, { action: 'verify', verdict: 'false', grade: 'general', text: '不属实' })
    if (this.isClosed) await actOnHazard(ctx, hazard.id, { action: 'closeOut', text: '', expectedVersion: 3 })
    hazard.isWanted = false
  }
  toString = () => `end(${this.pick}, ${this.isClosed})`
}

class Wait extends Command {
  readonly seconds: number
  constructor(seconds: number) {
    super()
    this.seconds = seconds
  }
  async does(model: Model): Promise<void> {
    model.seconds += this.seconds
  }
  toString = () => `wait(${this.seconds})`
}

/** A round in one to three processes, the first of which may die after some of its transactions. */
class Round extends Command {
  readonly processes: number
  readonly diesAfter: number | null
  constructor(processes: number, diesAfter: number | null) {
    super()
    this.processes = processes
    this.diesAfter = diesAfter
  }
  async does(model: Model, real: Real): Promise<void> {
    const rounds = Array.from({ length: this.processes }, (_, at) => {
      const ctx = ctxOf(real, model)
      const dies = at === 0 && this.diesAfter !== null
      const database = dies ? mortal(ctx.database, this.diesAfter ?? 0) : ctx.database
      const round = advanceDispatches({ ...ctx, database })
      return dies ? round.catch(() => null) : round
    })
    await Promise.all(rounds)
    // A process that starts again looks at everything anew.
    if (this.diesAfter !== null) await advanceDispatches(ctxOf(real, model))
    await follow(model, real)
    await nothingWaits(model, real)
  }
  toString = () => `round(${this.processes}, ${this.diesAfter})`
}

/** A database whose process ends once so many transactions are committed. */
function mortal(database: Database, transactions: number): Database {
  let left = transactions
  const dead = () => Promise.reject(new Error('the process has ended'))
  return {
    engine: database.engine,
    transaction: (context, work) => (left-- > 0 ? database.transaction(context, work) : dead()),
    rows: (context, query) => (left > 0 ? database.rows(context, query) : dead()),
    listen: (channel, onWake) => database.listen(channel, onWake),
    ping: () => database.ping(),
    close: () => database.close(),
  }
}

interface Rows {
  dispatches: (Pick<DispatchState, 'sendingId' | 'hazardId' | 'teamId' | 'state' | 'version' | 'attempt'> & {
    id: string
  } & Pick<DispatchState, 'answerDueAt' | 'offeredAt' | 'arrivedAt'>)[]
  sendings: { id: string; hazardId: string; state: SendingState; goesOn: boolean; reach: string }[]
  teams: { id: string; state: string }[]
  hazards: { id: string; dispatchedAt: string | null; arrivedAt: string | null }[]
}

function rowsOf({ db }: Real): Promise<Rows> {
  return db.database.transaction(WHOLE_SYSTEM, async (tx) => ({
    dispatches: await tx.rows(sql`
      select id, sending_id as "sendingId", hazard_id as "hazardId", team_id as "teamId", state, version, attempt,
        answer_due_at as "answerDueAt", offered_at as "offeredAt", arrived_at as "arrivedAt" from dispatch order by id`),
    sendings: await tx.rows(sql`
      select id, hazard_id as "hazardId", state, goes_on as "goesOn", reach from sending order by id`),
    teams: await tx.rows(sql`select id, state from patrol_team`),
    hazards: await tx.rows(sql`
      select h.id, h.dispatched_at as "dispatchedAt", h.arrived_at as "arrivedAt" from hazard h
      where h.id in (select hazard_id from sending)`),
  }))
}

/** What the product did by itself since: timed out, recalled, asked the next. That it may, is checked here; the rest in `holds`. */
async function follow(model: Model, real: Real): Promise<void> {
  const { dispatches, sendings } = await rowsOf(real)
  for (const { id, hazardId, goesOn, reach, state } of sendings) {
    const known = model.sendings.find((one) => one.id === id)
    if (known) known.isAsking = state === 'asking'
    if (known) continue
    const code = reach.split('.')[1]
    const township = code === undefined ? null : code === TOWNSHIPS[0] ? 0 : 1
    model.sendings.push({ id, hazardId, goesOn, isAsking: state === 'asking', township })
  }
  for (const { id, sendingId, hazardId, teamId, state, version, attempt, answerDueAt } of dispatches) {
    const known = model.dispatches.find((one) => one.id === id)
    const sending = model.sendings.find((one) => one.id === sendingId)
    if (known) {
      if (known.stage === state) continue
      // Only time and the end of a hazard act by themselves.
      const hazard = model.hazards.find((one) => one.id === hazardId)
      const isDue = answerDueAt <= instant(model.seconds)
      if (state === 'timedOut') expect([known.stage, isDue]).toEqual(['offered', true])
      else expect([state, hazard?.isWanted, known.stage === 'arrived']).toEqual(['recalled', false, false])
      Object.assign(known, { stage: state, version })
      reached.add(state)
      continue
    }
    const before = model.dispatches.filter((one) => one.sendingId === sendingId)
    const team = model.teams.find((one) => one.id === teamId)
    if (!team || !sending) throw new Error('Asked for by nobody, or of a team that is not there')
    expect(attempt).toBe(before.length + 1)
    expect(before.map((one) => one.teamId)).not.toContain(teamId)
    expect(isOnDuty(team, model.seconds)).toBe(true)
    expect(underWayOf(model, teamId)?.id).toBeUndefined()
    if (attempt > 1) {
      expect(sending.goesOn).toBe(true)
      expect(sending.township ?? team.township).toBe(team.township)
      reached.add('next asked')
    }
    model.dispatches.push({ id, sendingId, hazardId, teamId, stage: state, version })
  }
}

/** What is true at any time. */
async function holds(model: Model, real: Real): Promise<void> {
  const { dispatches, sendings, teams, hazards } = await rowsOf(real)
  expect(dispatches.map(({ id, state, version }) => ({ id, state, version }))).toEqual(
    model.dispatches
      .map(({ id, stage, version }) => ({ id, state: stage, version }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  for (const { id, state } of teams) {
    const underWay = model.dispatches.filter((one) => one.teamId === id && isUnderWay(one))
    expect(underWay.length).toBeLessThanOrEqual(1)
    expect(state).toBe(underWay[0] ? teamStateAt(underWay[0].stage) : 'free')
  }
  for (const { id, dispatchedAt, arrivedAt } of hazards) {
    const own = dispatches.filter(({ hazardId }) => hazardId === id)
    const first = (times: (string | null)[]) => times.filter((time) => time !== null).sort()[0] ?? null
    expect({ dispatchedAt, arrivedAt }).toEqual({
      dispatchedAt: first(own.map((one) => one.offeredAt)),
      arrivedAt: first(own.map((one) => one.arrivedAt)),
    })
    expect(sendings.filter(({ hazardId, state }) => hazardId === id && state === 'asking').length).toBeLessThanOrEqual(
      1,
    )
  }
  const waiting = await listDispatches({
    ctx: ctxOf(real, model),
    input: { state: 'waiting', limit: 200, count: false },
  })
  const exhausted = sendings.filter(({ state }) => state === 'exhausted').map(({ id }) => id)
  expect(waiting.items.map(({ sendingId }) => sendingId).sort()).toEqual(exhausted.sort())
  for (const { id } of dispatches.slice(-3)) await rebuilds(real, id)
}

async function rebuilds({ db }: Real, id: string): Promise<void> {
  const events = await db.database.rows<DispatchRecord>(WHOLE_SYSTEM, eventsOf(id))
  const [row] = await db.database.rows<DispatchState>(WHOLE_SYSTEM, dispatchToMove(id))
  expect(events.reduce<DispatchState | null>(project, null)).toEqual(row)
}

/** After a round: no answer is overdue, every sending has somebody who goes or has ended, and nobody was passed over. */
async function nothingWaits(model: Model, real: Real): Promise<void> {
  const { dispatches, sendings } = await rowsOf(real)
  const now = instant(model.seconds)
  expect(dispatches.filter(({ state, answerDueAt }) => state === 'offered' && answerDueAt <= now)).toEqual([])
  for (const { id, hazardId, state } of sendings) {
    const own = model.dispatches.filter((one) => one.sendingId === id)
    const goes = own.find(isUnderWay)
    expect(goes !== undefined).toBe(state === 'asking')
    const hazard = model.hazards.find((one) => one.id === hazardId)
    if (hazard?.isWanted === false && goes?.stage !== 'arrived') expect(['done', 'stopped']).toContain(state)
    if (state === 'exhausted') reached.add('exhausted')
  }
}

const reached = new Set<string>()

const who = fc.oneof(
  { weight: 3, arbitrary: fc.constant(command) },
  { weight: 3, arbitrary: fc.constantFrom(...SENDERS) },
  { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
)
const actor = fc.oneof({ weight: 2, arbitrary: fc.constant('member' as const) }, { weight: 3, arbitrary: who })
const number = fc.noBias(fc.nat(1000))
const wish = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...DISPATCH_ACTIONS) },
  { weight: 4, arbitrary: fc.constant('onward' as const) },
)
const rarely = fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
const commands = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(0 as const, 1 as const).map((township) => new Report(township)) },
    { weight: 2, arbitrary: fc.tuple(number, fc.integer({ min: -100, max: 600 })).map((given) => new Shift(...given)) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(
          who,
          fc.record({ hazard: number, team: number }),
          fc.boolean(),
          rarely.map((rare) => !rare),
        )
        .map((given) => new Send(...given)),
    },
    {
      weight: 14,
      arbitrary: fc
        .tuple(actor, number, wish, fc.record({ isStale: rarely, diesAfter: rarely }))
        .map((given) => new Act(...given)),
    },
    { weight: 2, arbitrary: fc.tuple(number, fc.boolean()).map((given) => new End(...given)) },
    { weight: 5, arbitrary: fc.integer({ min: 5, max: 90 }).map((seconds) => new Wait(seconds)) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.option(fc.nat(4), { freq: 3 }))
        .map((given) => new Round(...given)),
    },
  ),
  COMMANDS,
)

describeOnOneEngine('random lives of dispatches', (db) => {
  let ctx: Ctx
  const teams: TestTeam[] = []
  beforeAll(async () => {
    await db.empty()
    ctx = testCtx(db.database)
    await importStreets({ ctx, input: { streets: quarterStreets(), fileNames: ['quarter.osm'] } })
    await loadCells(ctx)
    for (const township of [0, 1] as const)
      for (const at of [0, 1, 2]) {
        const more = { name: `team ${township}${at}`, metres: 100 * at, duty: 'byRoster' }
        teams.push(await addTeam(ctx, township, more))
      }
  }, 120_000)

  test('send no team twice, forget no hazard, end every wait, and rebuild to their rows', async () => {
    const begin = async (): Promise<{ model: Model; real: Real }> => {
      await db.script(`truncate sending cascade; delete from shift; update patrol_team set state = 'free'`)
      const model: Model = { teams: [], hazards: [], sendings: [], dispatches: [], seconds: 0 }
      for (const { id, township, member } of teams) model.teams.push({ id, township, member, shifts: [] })
      return { model, real: { db, ctx } }
    }
    await fc.assert(
      fc.asyncProperty(fc.noBias(commands), async (run) => {
        const { model, real } = await begin()
        // Most are on duty when it begins.
        const first = [0, 1, 2, 3, 4].map((team) => new Shift(team, -10))
        const reports = ([0, 1, 0, 1] as const).map((township) => new Report(township))
        await fc.asyncModelRun(() => ({ model, real }), [...first, ...reports, ...run])
        await comesToRest(model, real)
      }),
      { numRuns: RUNS, endOnFailure: true, seed: SEED },
    )
    // The test tests itself: lives in which little happens would prove little.
    const wanted = [
      ...['send done', 'send teamBusy', 'send alreadySent', 'send teamNotOnDuty', 'send overrideUnexplained'],
      ...['accept done', 'decline done', 'depart done', 'arrive done', 'clear done', 'recall done'],
      ...['dispatchMoved', 'timedOut', 'recalled', 'next asked', 'exhausted'],
    ]
    expect(wanted.filter((one) => !reached.has(one))).toEqual([])
  }, 600_000)
})

/** Once nobody does anything any more, and time goes on: nobody is asked and does not know it is over, no hazard is forgotten. */
async function comesToRest(model: Model, real: Real): Promise<void> {
  for (let round = 0; round <= model.teams.length; round++) {
    await new Wait(ANSWER_SECONDS).run(model, real)
    await new Round(1, null).run(model, real)
  }
  expect(model.dispatches.filter(({ stage }) => stage === 'offered')).toEqual([])
  const { sendings } = await rowsOf(real)
  for (const hazard of model.hazards) expect(fateOf(model, hazard, sendings)).not.toBe('forgotten')
  for (const { id } of model.dispatches) await rebuilds(real, id)
}

function fateOf(model: Model, { id, isWanted }: ModelHazard, sendings: Rows['sendings']): string {
  const last = sendings.findLast(({ hazardId }) => hazardId === id)
  const goes = model.dispatches.find((one) => one.hazardId === id && isUnderWay(one))
  if (!last) return 'nobody was ever sent'
  if (goes) return 'somebody goes'
  if (last.state === 'exhausted') return 'a person must decide'
  const ended = model.dispatches.findLast((one) => one.sendingId === last.id)?.stage
  if (last.state === 'done' && ended === 'cleared') return 'somebody was there'
  if (last.state === 'stopped' && (ended === 'recalled' || !isWanted)) return 'called off'
  return 'forgotten'
}
