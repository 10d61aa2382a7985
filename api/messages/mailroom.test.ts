import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MessageRuleInput } from '../contract/index.ts'
import type { Ctx } from '../house.ts'
import { newId } from '../services/ids.ts'
import { tellClocks } from '../services/jobs/tell-clocks.ts'
import { addChannel, listChannels } from '../services/messages/channels.ts'
import { listDeliveries, sendDeliveryAgain } from '../services/messages/deliveries.ts'
import { saveRule } from '../services/messages/rules.ts'
import { tryChannel } from '../services/messages/try-channel.ts'
import { testCtx } from '../testing/house.ts'
import { loadCells, personOf, placeIn, report } from '../testing/ledger.ts'
import { quarterNow, TOWNSHIPS } from '../testing/quarter.ts'
import { type Call, type CallAnswer, CallError } from './call.ts'
import { createMailroom } from './mailroom.ts'
import { createSeals } from './seals.ts'

describeOnEachEngine('the mailroom', (on) => {
  let ctx: Ctx
  let now = quarterNow
  const calls: Call[] = []
  const taken: CallAnswer = { status: 200, body: '{"errcode":0}', retryAfterSeconds: null }
  let answer: (call: Call) => Promise<CallAnswer> = async () => taken
  const mailroomOf = (who: Ctx, call = (one: Call) => answer(one)) =>
    createMailroom({
      ...{ database: who.database, clock: who.clock, zone: who.zone, log: who.log, random: () => 0.5 },
      ...{ seals: createSeals('secret'), pageUrl: 'https://wangge.example', call },
    })
  const wait = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
  }
  const channel = async (kind: 'page' | 'wecom' | 'dingtalk' | 'webhook', name: string) => {
    const robot = kind === 'page' ? {} : { address: `https://${name}.example/hook?key=${name}` }
    const input = { kind, name, language: 'zh', active: true, ...robot } as const
    return (await addChannel({ ctx, input })).channel.id
  }
  const rule = (channelId: string, more: Partial<MessageRuleInput> = {}) => {
    const everything = {
      name: '规则',
      event: 'newHazard',
      minGrade: 'general',
      areaCode: null,
      kinds: null,
      role: null,
    } as const
    const input = { ...everything, channelId, quiet: null, wakesForMajor: true, active: true, ...more }
    return saveRule({ ctx, input })
  }
  const number = () => on.database.rows(WHOLE_SYSTEM, sql`select number_live_events()`)
  const turn = async () => {
    await number()
    const turned = await ctx.mailroom.turn()
    await ctx.mailroom.idle()
    return turned
  }
  const log = async () => (await listDeliveries({ ctx, input: { limit: 100, count: false } })).items
  const states = async () => (await log()).map(({ state }) => state)

  beforeAll(() => {
    const base = testCtx(on.database, () => now)
    ctx = { ...base, mailroom: mailroomOf(base) }
  })
  beforeEach(async () => {
    await on.empty()
    // The counter comes with the schema: its row is put back, and the cursor begins there.
    now = quarterNow
    calls.length = 0
    answer = async (call) => {
      calls.push(call)
      return taken
    }
    await loadCells(ctx)
    await turn()
    calls.length = 0
  })

  test('a new hazard is told once to a channel, however many rules and events lead there, without personal data', async () => {
    const robot = await channel('wecom', 'group')
    await rule(robot)
    await rule(robot, { name: '另一条' })
    await report(ctx, {
      reporter: { name: '王小明', phone: '13800138000' },
      description: '王小明家门口',
      address: '幸福里3号',
    })
    await turn()
    await turn()
    expect(calls).toHaveLength(1)
    expect(calls[0]?.body).toContain('新隐患')
    expect(calls[0]?.body).toMatch(/https:\/\/wangge\.example\/hazards\//)
    expect(calls[0]?.body).not.toMatch(/王小明|13800138000|幸福里/)
    expect(await log()).toMatchObject([{ state: 'sent', attempts: 1, channelName: 'group', ruleName: '规则' }])
  })

  test('rules choose by event, grade, area and kind', async () => {
    const robot = await channel('webhook', 'any')
    await rule(robot, { areaCode: TOWNSHIPS[1] })
    await rule(robot, { minGrade: 'major' })
    await rule(robot, { kinds: ['lockedExit'] })
    await rule(robot, { event: 'clockBreached', kinds: ['other'] })
    await report(ctx)
    await turn()
    expect(calls).toHaveLength(0)
    await report(ctx, { position: placeIn(1) })
    await report(ctx, { kind: 'lockedExit', position: placeIn(0, 1) })
    for (let round = 0; round < 3; round += 1) await turn()
    expect(calls).toHaveLength(2)
    wait(600)
    await tellClocks(ctx)
    for (let round = 0; round < 5; round += 1) await turn()
    expect(calls.slice(2).map(({ body }) => JSON.parse(body).type)).toEqual(['clockBreached', 'clockBreached'])
  })

  test('a message to the open page is a live event for the area and the role', async () => {
    await rule(await channel('page', '页面'), { role: 'command' })
    const { serial } = await report(ctx)
    await turn()
    const rows = await on.database.rows(
      { ...WHOLE_SYSTEM },
      sql`select data ->> 'role' as role, data #>> '{params,serial}' as serial, left(scope_code, 9) as area from live_event where event = 'message'`,
    )
    expect(rows).toEqual([{ role: 'command', serial, area: TOWNSHIPS[0].slice(0, 9) }])
    await turn()
    expect(await states()).toEqual(['sent'])
  })

  test('a receiver that fails is tried again, later and later, and given up in the end', async () => {
    await rule(await channel('webhook', 'broken'))
    answer = async (call) => {
      calls.push(call)
      throw new CallError('timeout', 'no answer within 10 s')
    }
    await report(ctx)
    await turn()
    wait(9)
    await turn()
    expect(calls).toHaveLength(1)
    wait(1)
    await turn()
    expect(calls).toHaveLength(2)
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 2, answer: 'timeout: no answer within 10 s' }])
    expect(await listChannels({ ctx })).toMatchObject({ items: [{ failures: 2 }] })
    for (let tries = 0; tries < 12; tries += 1) {
      wait(3700)
      await turn()
    }
    expect(await log()).toMatchObject([{ state: 'failed', attempts: 10 }])
    const ids = new Set(calls.map(({ headers }) => headers['webhook-id']))
    expect(ids.size).toBe(1)
  })

  test('a wrong key is not tried again, and can be sent again by hand', async () => {
    await rule(await channel('dingtalk', 'wrong'))
    answer = async () => ({ ...taken, body: '{"errcode":310000,"errmsg":"sign not match"}' })
    await report(ctx)
    await turn()
    const [failed] = await log()
    expect(failed).toMatchObject({ state: 'failed', answer: 'errcode 310000: sign not match' })
    answer = async () => taken
    await sendDeliveryAgain({ ctx, input: { id: failed?.id ?? '' } })
    await turn()
    expect(await states()).toEqual(['sent'])
  })

  test('a robot gets at most twenty messages a minute; the others wait', async () => {
    await rule(await channel('wecom', 'busy'))
    for (let many = 0; many < 23; many += 1) await report(ctx, { position: placeIn(0, many) })
    for (let rounds = 0; rounds < 25; rounds += 1) await turn()
    expect(calls).toHaveLength(20)
    wait(61)
    for (let rounds = 0; rounds < 5; rounds += 1) await turn()
    expect(calls).toHaveLength(23)
  })

  test('quiet hours hold a message until they end, but not the breach of a major hazard', async () => {
    const robot = await channel('wecom', 'night')
    now = new Date('2026-03-02T23:00:00+08:00')
    await rule(robot, { quiet: { from: '22:00', to: '07:00' } })
    await rule(robot, { event: 'clockBreached', quiet: { from: '22:00', to: '07:00' } })
    const { id } = await report(ctx)
    await report(ctx, { position: placeIn(1) })
    await on.script(`update hazard set grade = 'major' where id = '${id}'`)
    await turn()
    expect(await states()).toEqual(['held', 'held'])
    wait(601)
    await tellClocks(ctx)
    await turn()
    await turn()
    expect(calls).toHaveLength(1)
    expect(calls[0]?.body).toContain('已超期')
    now = new Date('2026-03-03T07:00:00+08:00')
    for (let rounds = 0; rounds < 5; rounds += 1) await turn()
    expect(calls).toHaveLength(4)
  })

  describe('where a process ends', () => {
    test('between sending and writing that down, the message is sent once more under the same id', async () => {
      await rule(await channel('webhook', 'twice'))
      await report(ctx)
      await number()
      const dying = mailroomOf(ctx, (call) => {
        calls.push(call)
        return new Promise(() => {})
      })
      await dying.turn()
      expect(calls).toHaveLength(1)
      await turn()
      expect(calls).toHaveLength(1)
      wait(61)
      await turn()
      expect(calls).toHaveLength(2)
      expect(calls[0]?.headers['webhook-id']).toBe(calls[1]?.headers['webhook-id'])
      expect(await states()).toEqual(['sent'])
    })

    test('while it reads events, neither the messages nor how far it read are kept: none is missed or told twice', async () => {
      await rule(await channel('webhook', 'once'))
      await report(ctx)
      await number()
      const failing = vi.spyOn(ctx.database, 'transaction').mockImplementationOnce((context, work) =>
        Object.getPrototypeOf(ctx.database).transaction.call(ctx.database, context, async (tx: never) => {
          await work(tx)
          throw new Error('killed')
        }),
      )
      await expect(ctx.mailroom.turn()).rejects.toThrow('killed')
      failing.mockRestore()
      expect(await log()).toEqual([])
      await turn()
      expect(calls).toHaveLength(1)
    })
  })

  test('a team that does not answer, and nobody left to ask, are told', async () => {
    await rule(await channel('webhook', 'waiting'), { event: 'noAnswer' })
    const { id } = await report(ctx)
    const sending = newId()
    await on.script(`
      insert into live_event (kind, ref, event, scope_code, at, data) values ('dispatch', '${newId()}', 'timedOut', '${TOWNSHIPS[0]}', now(),
        '{"hazardId": "${id}", "teamName": "巡逻一队"}');
      insert into sending (id, hazard_id, state, goes_on, answer_seconds, mode, opened_at, opened_by, opened_by_name)
        values ('${sending}', '${id}', 'asking', true, 60, 'foot', now(), 'p', '王工');
      update sending set state = 'exhausted', ended_at = now() where id = '${sending}'`)
    for (let rounds = 0; rounds < 3; rounds += 1) await turn()
    const told = calls.map(({ body }) => JSON.parse(body))
    expect(told.map(({ type }) => type)).toEqual(['noAnswer', 'noAnswer'])
    expect(told[0].data.lines).toContain('未应答的队伍：巡逻一队')
    expect(told[1].data.lines).toContain('已无队伍可派，请人工处理')
  })

  test('a receiver that hangs holds nobody up', async () => {
    await rule(await channel('webhook', 'hanging'))
    await rule(await channel('webhook', 'quick'))
    let release = (_: CallAnswer) => {}
    answer = (call) => {
      calls.push(call)
      if (!call.url.includes('hanging')) return Promise.resolve(taken)
      return new Promise((resolve) => {
        release = resolve
      })
    }
    for (let many = 0; many < 3; many += 1) await report(ctx, { position: placeIn(0, many) })
    await number()
    for (let rounds = 0; rounds < 6; rounds += 1) {
      await ctx.mailroom.turn()
      await vi.waitFor(async () => expect((await states()).filter((one) => one === 'sending')).toHaveLength(1))
    }
    expect(calls.filter(({ url }) => url.includes('quick'))).toHaveLength(3)
    expect(calls.filter(({ url }) => url.includes('hanging'))).toHaveLength(1)
    release(taken)
    await ctx.mailroom.idle()
  })

  test('a test is sent at once and stands in the log; only the administrator of everything may', async () => {
    const id = await channel('wecom', 'trial')
    expect(await tryChannel({ ctx, input: { id } })).toMatchObject({
      event: 'test',
      state: 'sent',
      answer: 'errcode 0',
    })
    expect(calls[0]?.body).toContain('测试消息')
    const officer = { ...ctx, who: personOf('township_officer', 0) }
    await expect(tryChannel({ ctx: officer, input: { id } })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(listChannels({ ctx: officer })).rejects.toMatchObject({ code: 'forbidden' })
    const hidden = await on.database.rows({ ...officer.who }, sql`select id from message_channel`)
    expect(hidden).toEqual([])
    await expect(on.database.rows(ctx.who, sql`select sealed from message_channel`)).rejects.toMatchObject({
      code: '42501',
    })
  })
})
