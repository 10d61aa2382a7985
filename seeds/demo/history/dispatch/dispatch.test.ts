import { DISPATCH_STATES, SENDING_STATES } from '@wangge/db/vocabulary'
import { describe, expect, test } from 'vitest'
import type { DemoSending } from '../../../rows.ts'
import { Rota } from '../../forces/rota.ts'
import { generateDemoDistrict } from '../../index.ts'
import { localHour } from '../time.ts'

const now = new Date('2026-11-21T12:47:00Z')
const { history, teams, cells } = generateDemoDistrict({ now })
const { sendings, cases, persons } = history
const slow = cells.filter(({ name }) => name === '白鹭街道' || name === '柳圩镇').map(({ code }) => code.slice(0, 9))
const isSlow = ({ key }: DemoSending) => slow.includes(cases[key]?.report.cellCode.slice(0, 9) ?? '')
const openedAt = ({ dispatches }: DemoSending) => Date.parse(dispatches[0]?.offeredAt ?? '')
const arrival = ({ dispatches }: DemoSending) =>
  dispatches.flatMap(({ events }) => events.flatMap((each) => (each.event === 'arrived' ? [each] : [])))[0]
const secondsOf = (some: DemoSending[]) =>
  some
    .flatMap((one) => {
      const arrived = arrival(one)
      const seconds = arrived ? (Date.parse(arrived.at) - openedAt(one)) / 1000 : -1
      return seconds < 0 ? [] : [seconds]
    })
    .sort((a, b) => a - b)
const median = (values: number[]) => values[Math.floor(values.length / 2)] ?? 0

describe('who was sent in ninety days', { timeout: 30_000 }, () => {
  test('are sent to most of what others report and to hardly anything that a patrol found itself', () => {
    const sentTo = new Set(sendings.map(({ key }) => key))
    const share = (source: string) => {
      const some = cases.filter(({ report }) => report.source === source)
      return some.filter(({ key }) => sentTo.has(key)).length / some.length
    }
    expect(share('hotline96119')).toBeGreaterThan(0.6)
    expect(share('resident')).toBeGreaterThan(0.5)
    expect(share('patrol')).toBe(0)
    expect(sentTo.size).toBe(sendings.length)
  })

  test('are there after about six minutes, later in two townships and in rush hours', () => {
    expect(median(secondsOf(sendings))).toBeGreaterThan(300)
    expect(median(secondsOf(sendings))).toBeLessThan(430)
    const others = sendings.filter((one) => !isSlow(one))
    expect(median(secondsOf(sendings.filter(isSlow)))).toBeGreaterThan(1.6 * median(secondsOf(others)))
    const inRush = (one: DemoSending) => [7, 8, 17, 18].includes(Math.floor(localHour(openedAt(one))))
    expect(median(secondsOf(others.filter(inRush)))).toBeGreaterThan(
      1.03 * median(secondsOf(others.filter((one) => !inRush(one)))),
    )
  })

  test('are found wanting as real registers are: some without an arrival, a handful that arrived before they were sent', () => {
    const whole = sendings.filter(({ state }) => state === 'done' || state === 'stopped')
    const without = whole.filter((one) => !arrival(one))
    expect(without.length / whole.length).toBeGreaterThan(0.02)
    expect(without.length / whole.length).toBeLessThan(0.1)
    const reversed = sendings.filter((one) => Date.parse(arrival(one)?.at ?? '9999') < openedAt(one))
    expect(reversed.length).toBeGreaterThan(3)
    expect(reversed.length).toBeLessThan(15)
    const word = sendings.filter((one) => arrival(one)?.confirmedBy === 'word').length
    expect(word / whole.length).toBeGreaterThan(0.08)
    expect(word / whole.length).toBeLessThan(0.3)
  })

  test('go through every event and every way in which a sending ends, by car and on foot, sometimes not the first', () => {
    const dispatches = sendings.flatMap((one) => one.dispatches)
    const events = new Set(dispatches.flatMap((each) => each.events.map(({ event }) => event)))
    expect(DISPATCH_STATES.filter((event) => !events.has(event as never))).toEqual(['offered'])
    expect(new Set(sendings.map(({ state }) => state))).toEqual(new Set(SENDING_STATES))
    expect(new Set(dispatches.map(({ mode }) => mode))).toEqual(new Set(['car', 'foot']))
    const chosen = dispatches.filter(({ overrideReason }) => overrideReason !== null)
    expect(chosen.length / dispatches.length).toBeGreaterThan(0.03)
    for (const { teamCode, suggestedTeamCode } of chosen) expect(teamCode).not.toBe(suggestedTeamCode)
    const ids = new Set(persons.map(({ id }) => id))
    for (const { by } of [...sendings, ...dispatches]) expect(ids).toContain(by)
  })

  test('are under way or on scene now, all on duty, none twice, and one hazard waits for a decision', () => {
    const active = sendings.filter(({ state }) => state === 'asking')
    const crews = active.map(({ dispatches }) => dispatches.at(-1))
    expect(crews.map((each) => each?.events.at(-1)?.event).sort()).toEqual([
      ...['accepted', 'arrived', 'arrived', 'arrived'],
      ...['departed', 'departed', 'departed'],
    ])
    expect(new Set(crews.map((each) => each?.teamCode)).size).toBe(active.length)
    const rota = new Rota(teams)
    for (const crew of crews) {
      expect(rota.isOnDuty(crew?.teamCode ?? '', now.getTime())).toBe(true)
      expect(crew?.teamAt).not.toBeNull()
    }
    expect(sendings.filter(({ state }) => state === 'exhausted')).toHaveLength(1)
  })

  test('are never in two places at once', () => {
    const outings = sendings
      .flatMap(({ dispatches }) => dispatches)
      .filter(({ events }) => events.some(({ event }) => event === 'departed'))
      .map(({ teamCode, offeredAt, events }) => ({
        teamCode,
        from: Date.parse(offeredAt),
        to: Math.max(...events.map(({ at }) => Date.parse(at))),
      }))
      .sort((a, b) => a.from - b.from)
    const free = new Map<string, number>()
    let twice = 0
    for (const { teamCode, from, to } of outings) {
      if ((free.get(teamCode) ?? 0) > from) twice += 1
      free.set(teamCode, Math.max(free.get(teamCode) ?? 0, to))
    }
    expect(twice).toBe(0)
  })

  test('stand alike at any hour', () => {
    for (const moment of ['2027-02-06T19:12:00Z', '2026-10-04T01:00:00Z']) {
      const then = generateDemoDistrict({ now: new Date(moment), seed: 3 }).history.sendings
      const states = then.map(({ state }) => state)
      expect(states.filter((state) => state === 'asking').length).toBeGreaterThanOrEqual(5)
      expect(states.filter((state) => state === 'exhausted')).toHaveLength(1)
    }
  })
})
