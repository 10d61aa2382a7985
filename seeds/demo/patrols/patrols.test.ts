import { describe, expect, test } from 'vitest'
import { DAY, localDay } from '../history/time.ts'
import { drawRoster, drawRounds, generateDemoDistrict } from '../index.ts'

const now = new Date('2026-11-22T04:30:00Z')
const district = generateDemoDistrict({ now })
const today = localDay(now.getTime())
const roster = drawRoster(district, today - 2, today)
const rounds = drawRounds(district, roster)

describe("the sample's patrols", { timeout: 30_000 }, () => {
  test('every community has one to three key places in its cells', () => {
    const communities = district.cells.filter(({ level }) => level === 'community')
    const counts = communities.map(
      ({ code }) => district.keyPlaces.filter(({ cellCode }) => cellCode.startsWith(code)).length,
    )
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(3)
    expect(new Set(district.keyPlaces.map(({ code }) => code)).size).toBe(district.keyPlaces.length)
    expect(district.keyPlaces.length).toBeGreaterThan(120)
  })

  test('every shift with cells goes round; some leave things out, some phones are silent', () => {
    const withCells = roster.filter(({ cellCodes }) => cellCodes.length > 0)
    expect(rounds).toHaveLength(withCells.length)
    expect(rounds.every(({ rounds: [first] }) => (first?.length ?? 0) > 0)).toBe(true)
    const silent = rounds.filter(({ silent }) => silent !== null)
    expect(silent.length).toBeGreaterThan(rounds.length / 20)
    expect(silent.length).toBeLessThan(rounds.length / 4)
    expect(silent.some(({ silent: shares }) => shares?.[1] === 1)).toBe(true)
  })

  test('are the same for the same seed, and one day more moves no other', () => {
    const again = drawRounds(district, drawRoster(district, today - 3, today))
    expect(again.filter(({ day }) => Date.parse(day) / DAY >= today - 2)).toEqual(rounds)
  })
})
