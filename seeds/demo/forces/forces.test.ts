import { FORCE_UNIT_KINDS, TEAM_DUTIES } from '@wangge/db/vocabulary'
import { describe, expect, test } from 'vitest'
import { DAY, localDay, startOfDay } from '../history/time.ts'
import { drawRoster, generateDemoDistrict } from '../index.ts'
import { Rota } from './rota.ts'

const now = new Date('2026-11-22T04:30:00Z')
const district = generateDemoDistrict({ now })
const { forceUnits, teams, members } = district
const monday = localDay(now.getTime()) - 6
const roster = drawRoster(district, monday, monday + 20)

describe("the sample's forces", { timeout: 30_000 }, () => {
  test('are a tree: fire office, nine street offices, 77 communities; apart from it a militia company of three platoons', () => {
    const count = (kind: string) => forceUnits.filter((unit) => unit.kind === kind).length
    expect(FORCE_UNIT_KINDS.map(count)).toEqual([1, 9, 77, 1, 3])
    const codes = new Set(forceUnits.map(({ code }) => code))
    for (const { parentCode } of [...forceUnits, ...teams]) if (parentCode) expect(codes).toContain(parentCode)
    expect(forceUnits.filter(({ parentCode }) => parentCode === null).map(({ kind }) => kind)).toEqual([
      'fireOffice',
      'company',
    ])
    for (const { kind, leaderName } of forceUnits) {
      expect(leaderName).not.toBe('')
      if (kind === 'streetOffice') expect(leaderName).toContain('综治办主任')
    }
    const above = new Map(forceUnits.map((unit) => [unit.code, unit.kind]))
    const aboveKind = { mobile: 'streetOffice', patrol: 'community', militia: 'platoon', volunteer: '' }
    for (const { kind, parentCode } of teams) expect(above.get(parentCode ?? '')).toBe(aboveKind[kind])
  })

  test('have people with phones that belong to nobody, the first of whom leads, and set out from a base', () => {
    for (const team of teams) {
      const own = members.filter(({ teamCode }) => teamCode === team.code)
      expect(own.map(({ number }) => number)).toEqual(Array.from({ length: team.members }, (_, index) => index))
      expect(own[0]?.name).toBe(team.leaderName)
      expect(team.base).not.toBeNull()
      expect(TEAM_DUTIES).toContain(team.duty)
      for (const [kind, count] of Object.entries(team.equipmentUnready ?? {})) {
        expect(count).toBeLessThanOrEqual(team.equipment[kind] ?? 0)
      }
    }
    for (const { phone } of members) expect(phone).toMatch(/^13800000\d{3}$/)
  })

  test('set out from their consultation point if they patrol a community', () => {
    const points = district.servicePoints.filter(({ kind }) => kind === 'consultation')
    const places = new Set(points.map(({ lon, lat }) => `${lon} ${lat}`))
    for (const { kind, base } of teams) if (kind === 'patrol') expect(places).toContain(`${base?.lon} ${base?.lat}`)
  })

  test('are where they report from while on duty, and have gone silent where they are not', () => {
    const rota = new Rota(teams)
    const age = (at: string | undefined) => (now.getTime() - Date.parse(at ?? '')) / 1000
    const onDuty = teams.filter(({ code }) => rota.isOnDuty(code, now.getTime()))
    expect(onDuty.length).toBeGreaterThan(80)
    const fresh = teams.filter(({ position }) => age(position?.at) < 600)
    expect(fresh.length).toBeGreaterThan(0.85 * onDuty.length)
    expect(fresh.length).toBeLessThan(onDuty.length)
    for (const { code } of fresh) expect(rota.isOnDuty(code, now.getTime())).toBe(true)
  })
})

describe("the sample's roster", () => {
  const communities = district.cells.filter(({ level }) => level === 'community')
  const covering = (day: string, kind: string, code: string) =>
    roster.filter((shift) => shift.day === day && shift.kind === kind && shift.cellCodes.includes(code))
  const days = [...new Set(roster.map(({ day }) => day))]

  test('holds three weeks, nobody twice a day, and nobody by day after a night', () => {
    expect(days).toHaveLength(21)
    expect(days[0]).toBe('2026-11-16')
    const seen = new Set(roster.map(({ teamCode, day }) => `${teamCode} ${day}`))
    expect(seen.size).toBe(roster.length)
    const nights = roster.filter(({ kind }) => kind === 'night')
    expect(nights.length).toBeGreaterThan(200)
    for (const { teamCode, day } of nights) {
      const next = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)
      expect(roster.some((shift) => shift.teamCode === teamCode && shift.day === next && shift.kind === 'day')).toBe(
        false,
      )
    }
  })

  test('covers every community by day but for a few gaps, and by night but for one township', () => {
    const gaps = days.map((day) => communities.filter(({ code }) => covering(day, 'day', code).length === 0).length)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3)
    expect(gaps.filter((count) => count > 0).length).toBeGreaterThan(5)
    const dark = communities.filter(({ code }) => covering(days[8] ?? '', 'night', code).length === 0)
    expect(new Set(dark.map(({ parentCode }) => parentCode)).size).toBe(1)
  })

  test('covers one community twice a week', () => {
    const twice = days.flatMap((day) => communities.filter(({ code }) => covering(day, 'day', code).length > 1))
    expect(twice).toHaveLength(3)
  })

  test('lets people rest in turns, and misses one now and then', () => {
    for (const { people } of roster) expect(people.length).toBeGreaterThan(0)
    const absent = roster.flatMap(({ people }) => people.filter(({ absentReason }) => absentReason !== null))
    expect(absent.length).toBeGreaterThan(10)
    expect(absent.length).toBeLessThan(60)
  })

  test('is what duty follows from', () => {
    const rota = new Rota(teams)
    const noon = startOfDay(monday + 3) + 12 * 3_600_000
    for (const team of teams.filter(({ duty }) => duty === 'byRoster')) {
      const has = roster.some(
        ({ teamCode, day, kind }) => teamCode === team.code && day === '2026-11-19' && kind === 'day',
      )
      expect(rota.isOnDuty(team.code, noon)).toBe(has)
    }
  })
})
