import { createHash } from 'node:crypto'
import { CELL_KINDS, DEMO_CODE_PREFIX, LEVEL_CODE_LENGTH, SERVICE_POINT_KINDS } from '@wangge/db/vocabulary'
import { describe, expect, it } from 'vitest'
import { type DemoDistrict, generateDemoDistrict } from './index.ts'

const now = new Date('2026-11-21T12:47:00Z')
const district = generateDemoDistrict({ now })
const level = (name: string) => district.cells.filter((cell) => cell.level === name)
const count = <T>(items: T[], keep: (item: T) => boolean) => items.filter(keep).length

describe('the sample district', { timeout: 60_000 }, () => {
  it('is the same to the byte for the same seed and moment', () => {
    expect(fingerprint(generateDemoDistrict({ now }))).toBe(fingerprint(district))
  })

  it('differs for another seed', () => {
    expect(fingerprint(generateDemoDistrict({ now, seed: 7 }))).not.toBe(fingerprint(district))
  })

  it('can be drawn from any seed', () => {
    for (const seed of [1, 2, 3]) {
      const other = generateDemoDistrict({ now, seed })
      expect(count(other.cells, (cell) => cell.level === 'community')).toBe(77)
      expect(other.residences.length).toBeLessThan(20_000)
    }
  })

  it("keeps its ground at another moment; only the teams' times and the history move", () => {
    const later = generateDemoDistrict({ now: new Date('2027-03-01T00:00:00Z') })
    expect(later.streets.source.sha256).toBe(district.streets.source.sha256)
    for (const part of ['cells', 'residences', 'servicePoints', 'forceUnits', 'members'] as const)
      expect(later[part]).toEqual(district[part])
    expect(later.teams.map(({ position: _, ...rest }) => rest)).toEqual(
      district.teams.map(({ position: _, ...rest }) => rest),
    )
    expect(later.history.cases[0]).not.toEqual(district.history.cases[0])
  })

  it("has the documents' counts: 77 communities with a consultation point each, 38 mobile teams, 77 patrol teams", () => {
    expect(level('community')).toHaveLength(77)
    const consultations = district.servicePoints.filter(({ kind }) => kind === 'consultation')
    expect(consultations).toHaveLength(77)
    expect(new Set(consultations.map(({ name }) => name)).size).toBe(77)
    expect(count(district.teams, ({ kind }) => kind === 'mobile')).toBe(38)
    expect(count(district.teams, ({ kind }) => kind === 'patrol')).toBe(77)
  })

  it('fits the embedded engine and looks like a city', () => {
    const people = district.residences.reduce((sum, home) => sum + home.people, 0)
    expect(people).toBeGreaterThan(500_000)
    expect(people).toBeLessThan(700_000)
    expect(district.residences.length).toBeGreaterThan(10_000)
    expect(district.residences.length).toBeLessThan(18_000)
    expect(district.servicePoints.length).toBeGreaterThanOrEqual(110)
    expect(district.servicePoints.length).toBeLessThanOrEqual(130)
    expect(level('township').length).toBeGreaterThanOrEqual(8)
  })

  it('has older people living alone and small premises all over, and points that shut in the evening, lack staff or fill up', () => {
    const { residences, servicePoints } = district
    const alone = residences.reduce((sum, home) => sum + (home.elderlyAlone ?? 0), 0)
    const people = residences.reduce((sum, home) => sum + home.people, 0)
    expect(alone / people).toBeGreaterThan(0.015)
    expect(alone / people).toBeLessThan(0.05)
    const townships = new Set(residences.map(({ code }) => code.slice(0, 9)))
    for (const key of ['elderlyAlone', 'smallPremises'] as const)
      expect(new Set(residences.filter((home) => (home[key] ?? 0) > 0).map(({ code }) => code.slice(0, 9)))).toEqual(
        townships,
      )
    expect(count(servicePoints, ({ staffed }) => !staffed)).toBeGreaterThan(3)
    expect(count(servicePoints, ({ openingHours }) => /-1[78]:/.test(openingHours))).toBeGreaterThan(30)
    const tight = count(servicePoints, ({ capacity }) => capacity !== null && capacity < people / servicePoints.length)
    expect(tight).toBeGreaterThan(15)
  })

  it('stands under a code that no real place has, each code once and under its parent', () => {
    const codes = district.cells.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    const seen = new Set<string>()
    for (const cell of district.cells) {
      expect(cell.code.startsWith(DEMO_CODE_PREFIX)).toBe(true)
      expect(cell.code).toHaveLength(cell.level === 'cell' ? 15 : 12)
      expect(CELL_KINDS).toContain(cell.kind)
      if (cell.parentCode === null) expect(cell.level).toBe('prefecture')
      else {
        expect(seen.has(cell.parentCode)).toBe(true)
        const parentLevel = district.cells.find(({ code }) => code === cell.parentCode)?.level
        const length = LEVEL_CODE_LENGTH[parentLevel as keyof typeof LEVEL_CODE_LENGTH]
        expect(cell.code.slice(0, length)).toBe(cell.parentCode.slice(0, length))
      }
      seen.add(cell.code)
    }
    for (const rows of [district.residences, district.servicePoints, district.teams, district.forceUnits]) {
      expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    }
  })

  it('names each community, estate and township once', () => {
    const named = district.cells.filter(({ level: at, kind }) => at !== 'cell' || kind === 'block')
    expect(new Set(named.map(({ name }) => name)).size).toBe(named.length)
    expect(named.every(({ name }) => name.length >= 2)).toBe(true)
  })

  it('gives points and teams words that the vocabulary knows', () => {
    for (const point of district.servicePoints) expect(SERVICE_POINT_KINDS).toContain(point.kind)
    for (const team of district.teams)
      expect(Object.keys(team.equipment)).toEqual(['extinguishers', 'gloves', 'masks', 'patrolCar'])
  })
})

function fingerprint({ streets, ...rows }: DemoDistrict): string {
  const hash = createHash('sha256')
  for (const part of [streets.nodeLon, streets.nodeLat, streets.wayId, streets.wayStart, streets.wayNodes])
    hash.update(part)
  hash.update(JSON.stringify([rows, [...streets.nodeTags], streets.wayTags, streets.backdrop, streets.source]))
  return hash.digest('hex')
}
