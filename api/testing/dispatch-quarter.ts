import { type Context, WHOLE_SYSTEM } from '@wangge/db'
import { eventsOf } from '@wangge/db/queries/case-events'
import { dispatchToMove } from '@wangge/db/queries/dispatch-changes'
import type { TestDatabase } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { z } from 'zod'
import { createApp } from '../app.ts'
import * as contract from '../contract/index.ts'
import { type DispatchRecord, type DispatchState, project } from '../dispatch-life/index.ts'
import type { Ctx } from '../house.ts'
import { silentLog } from '../log.ts'
import { importStreets } from '../services/imports/import-streets.ts'
import { addTeam, type TestTeam } from './forces.ts'
import { testCtx } from './house.ts'
import { act as actOnHazard, loadCells, personOf, placeIn, report } from './ledger.ts'
import { quarterNow, quarterStreets } from './quarter.ts'

export const command = personOf('command', null)
/** So many seconds after a test has begun. */
export const later = (seconds: number) => new Date(quarterNow.getTime() + seconds * 1000).toISOString()

/**
 * Two townships with streets; teams near, middle and far of one, beyond of the other, all on duty. Defines the hooks that build them and
 * free them before each test.
 */
export class DispatchQuarter {
  who: Context = command
  now = later(0)
  readonly #db: TestDatabase
  readonly #teams = new Map<string, TestTeam>()
  #ctx: Ctx | undefined
  #app: ReturnType<typeof createApp> | undefined

  constructor(db: TestDatabase) {
    this.#db = db
    beforeAll(() => this.#build(), 120_000)
    beforeEach(async () => {
      this.who = command
      this.now = later(0)
      await db.script(
        `truncate sending cascade; update patrol_team set state = 'free', duty = 'on', position_at = '${this.now}'`,
      )
    })
    afterAll(() => this.#ctx?.tiles.close())
  }

  async #build(): Promise<void> {
    const ctx = testCtx(this.#db.database, () => new Date(this.now))
    await importStreets({ ctx, input: { streets: quarterStreets(), fileNames: ['quarter.osm'] } })
    await loadCells(ctx)
    for (const [name, township, metres] of TEAMS) {
      this.#teams.set(name, await addTeam(ctx, township, { name, metres }))
    }
    this.#ctx = ctx
    this.#app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => this.who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  }

  /** Of whoever asks now. */
  get ctx(): Ctx {
    if (!this.#ctx) throw new Error('Built in beforeAll: use it inside tests')
    return { ...this.#ctx, who: this.who }
  }

  team(name: (typeof TEAMS)[number][0]): TestTeam {
    const team = this.#teams.get(name)
    if (!team) throw new Error(`There is no team ${name} yet`)
    return team
  }

  async get(path: string): Promise<Response> {
    if (!this.#app) throw new Error('Built in beforeAll: use it inside tests')
    return this.#app.request(`/api/v1${path}`)
  }

  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    if (!this.#app) throw new Error('Built in beforeAll: use it inside tests')
    return this.#app.request(`/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  }

  asking(hazardId: string, team: Pick<TestTeam, 'id'>, more: object = {}, headers: Record<string, string> = {}) {
    return this.post(`/hazards/${hazardId}/dispatches`, { teamId: team.id, ...more }, headers)
  }

  send(hazardId: string, team: TestTeam, more: object = {}): Promise<contract.Dispatch> {
    return good(this.asking(hazardId, team, more), contract.dispatch, 201)
  }

  acting(one: contract.Dispatch, action: string, more: object = {}): Promise<Response> {
    return this.post(`/dispatches/${one.id}/actions`, { action, expectedVersion: one.version, ...more })
  }

  act(one: contract.Dispatch, action: string, more: object = {}): Promise<contract.Dispatch> {
    return good(this.acting(one, action, more), contract.dispatch)
  }

  async list(query: string): Promise<contract.Dispatch[]> {
    return (await good(this.get(`/dispatches?${query}`), contract.pageOf(contract.dispatch))).items
  }

  async newHazard(township: 0 | 1 = 0): Promise<string> {
    return (await report({ ...this.ctx, who: command }, { position: placeIn(township) })).id
  }

  async makeFalse(id: string): Promise<void> {
    const words = { verdict: 'false', grade: 'general', text: '不属实' }
    await actOnHazard({ ...this.ctx, who: command }, id, { action: 'verify', ...words })
  }

  async closeFalse(id: string): Promise<void> {
    const ctx = { ...this.ctx, who: command }
    await this.makeFalse(id)
    const { version } = await actOnHazard(ctx, id, { action: 'reply', text: '已核', expectedVersion: 3 })
    await actOnHazard(ctx, id, { action: 'closeOut', text: '', expectedVersion: version })
  }

  async teamState({ id }: TestTeam): Promise<string> {
    const query = sql`select state from patrol_team where id = ${id}::uuid`
    const [row] = await this.#db.database.rows<{ state: string }>(WHOLE_SYSTEM, query)
    return row?.state ?? ''
  }

  async hazardTimes(id: string): Promise<{ dispatchedAt: string | null; arrivedAt: string | null } | undefined> {
    const query = sql`select dispatched_at as "dispatchedAt", arrived_at as "arrivedAt" from hazard where id = ${id}::uuid`
    const [row] = await this.#db.database.rows<{ dispatchedAt: string | null; arrivedAt: string | null }>(
      WHOLE_SYSTEM,
      query,
    )
    return row
  }

  /** Checks that a row is what its stream tells, and returns the stream. */
  async rebuilt(id: string): Promise<DispatchRecord[]> {
    const { database } = this.#db
    const events = await database.rows<DispatchRecord>(WHOLE_SYSTEM, eventsOf(id))
    const [row] = await database.rows<DispatchState>(WHOLE_SYSTEM, dispatchToMove(id))
    expect(events.reduce<DispatchState | null>(project, null)).toEqual(row)
    return events
  }
}

const TEAMS = [
  ['near', 0, 0],
  ['middle', 0, 150],
  ['far', 0, 300],
  ['beyond', 1, 0],
] as const

/** A good answer, checked against the contract to the last field. */
export async function good<Schema extends z.ZodType>(
  answering: Promise<Response>,
  schema: Schema,
  status = 200,
): Promise<z.infer<Schema>> {
  const response = await answering
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(status)
  const parsed = schema.parse(body)
  expect(parsed).toEqual(body)
  return parsed
}

export async function bad(answering: Promise<Response>): Promise<contract.Problem> {
  return contract.problem.parse(await (await answering).json())
}
