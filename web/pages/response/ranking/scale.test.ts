import { describe, expect, it } from 'vitest'
import { inRank, isWithin, scaleEnd } from './scale.ts'

const row = (key: string, n: number, p90: number | null) => ({ key, n, p90, p95: p90 === null ? null : p90 + 60 })

describe('the ranking', () => {
  const rows = [row('few', 18, 2000), row('quick', 40, 300), row('none', 0, null), row('slow', 30, 900)]
  it('puts the slowest first, and ranks nobody under thirty cases', () => {
    const { ranked, few } = inRank(rows)
    expect(ranked.map(({ key }) => key)).toEqual(['slow', 'quick'])
    expect(few.map(({ key }) => key)).toEqual(['few', 'none'])
  })
  it('has a scale that holds every mark drawn and the promise, but not those of too few', () => {
    expect(scaleEnd(rows, 600)).toBeCloseTo(960 * 1.06)
    expect(scaleEnd(rows, 1200)).toBeCloseTo(1200 * 1.06)
    expect(scaleEnd([], null)).toBeGreaterThan(0)
  })
  it('knows the row that holds an area of a lower level, by the length of its level', () => {
    expect(isWithin('990101005003', '990101005000', 'township')).toBe(true)
    expect(isWithin('990101005000', '990101005000', 'township')).toBe(true)
    expect(isWithin('990101006003', '990101005000', 'township')).toBe(false)
    expect(isWithin('990101005003A07', '990101005003', 'community')).toBe(true)
    expect(isWithin('', '990101005000', 'township')).toBe(false)
  })
})
