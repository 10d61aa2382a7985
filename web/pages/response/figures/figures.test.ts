import { describe, expect, it } from 'vitest'
import { drawnLevel } from '../map/mapLevel.ts'
import { barsOf, placeOf } from './histogram.ts'
import { breaksOf, rampStep } from './ramp.ts'
import { inUnit, limitOf, unitOf } from './units.ts'

describe('the unit of a step', () => {
  it('is its own while its figures can be read', () => {
    expect(unitOf('arrive', 667)).toBe('minute')
    expect(unitOf('rectify', 50.4 * 3600)).toBe('hour')
    expect(unitOf('close', 600)).toBe('day')
    expect(unitOf('verify', null)).toBe('minute')
  })
  it('is a coarser one where they would be numbers nobody reads', () => {
    expect(unitOf('verify', 5 * 3600)).toBe('hour')
    expect(unitOf('verify', 20 * 86_400)).toBe('day')
  })
})

describe('a time in words', () => {
  it('has one decimal, and a dash where it is not there', () => {
    expect(inUnit(667, 'minute')).toBe('11.1')
    expect(inUnit(0, 'minute')).toBe('0.0')
    expect(inUnit(null, 'minute')).toBe('—')
  })
  it('never rounds down onto the limit that it is beyond', () => {
    expect(inUnit(600, 'minute', 600)).toBe('10.0')
    expect(inUnit(601, 'minute', 600)).toBe('10.1')
    expect(inUnit(601, 'minute')).toBe('10.0')
  })
  it('says a limit without a decimal that says nothing', () => {
    expect(limitOf(600, 'minute')).toEqual({ limit: '10', unit: 'minute' })
    expect(limitOf(5400, 'hour')).toEqual({ limit: '1.5', unit: 'hour' })
    expect(limitOf(1200, 'day')).toEqual({ limit: '20', unit: 'minute' })
  })
})

describe('the colours of a percentile', () => {
  it('break at 4, 6, 8, 10 and 15 minutes where ten are promised, and where nothing is', () => {
    const minutes = [240, 360, 480, 600, 900]
    expect(breaksOf('arrive', 600, null)).toEqual(minutes)
    expect(breaksOf('arrive', null, 700)).toEqual(minutes)
  })
  it('break at shares of the promise of a slow step, else of what the whole takes', () => {
    expect(breaksOf('rectify', 360_000, null)).toEqual([144_000, 216_000, 288_000, 360_000, 540_000])
    expect(breaksOf('close', null, 100)).toEqual([40, 60, 80, 100, 150])
  })
  it('hold the lower bound, and are none under thirty cases', () => {
    const breaks = breaksOf('arrive', 600, null)
    expect(rampStep({ n: 30, p90: 600 }, breaks)).toBe(4)
    expect(rampStep({ n: 30, p90: 599 }, breaks)).toBe(3)
    expect(rampStep({ n: 30, p90: 10 }, breaks)).toBe(0)
    expect(rampStep({ n: 29, p90: 600 }, breaks)).toBeNull()
    expect(rampStep({ n: 0, p90: null }, breaks)).toBeNull()
  })
})

describe('a histogram', () => {
  const histogram = { edgesSeconds: [0, 60, 120, 180], counts: [2, 4, 1, 3] }
  it('has one bar a bin, the last one open, amber from the promise on', () => {
    const bars = barsOf(histogram, 120)
    expect(bars.map(({ share }) => share)).toEqual([0.5, 1, 0.25, 0.75])
    expect(bars.map(({ isLate }) => isLate)).toEqual([false, false, true, true])
    expect(bars.at(-1)).toMatchObject({ fromSeconds: 180, toSeconds: null })
  })
  it('reads the same where an upper edge is given for the last bin', () => {
    const bars = barsOf({ ...histogram, edgesSeconds: [0, 60, 120, 180, 240] }, null)
    expect(bars.at(-1)).toMatchObject({ fromSeconds: 180, toSeconds: null, isLate: false })
  })
  it('places a time within its bar, and what is far beyond at the right end', () => {
    const bars = barsOf(histogram, null)
    expect(placeOf(0, bars)).toBe(0)
    expect(placeOf(90, bars)).toBeCloseTo(0.375)
    expect(placeOf(210, bars)).toBeCloseTo(0.875)
    expect(placeOf(99_999, bars)).toBe(1)
    expect(placeOf(5, [])).toBe(0)
  })
})

describe('the level that the map colours', () => {
  const areas = (enough: number, few: number) => [
    ...Array.from({ length: enough }, () => ({ n: 30 })),
    ...Array.from({ length: few }, () => ({ n: 29 })),
  ]
  it('is the finer one where a third of its cells has enough cases, else the coarser', () => {
    expect(drawnLevel('auto', areas(3, 6))).toBe('community')
    expect(drawnLevel('auto', areas(2, 7))).toBe('township')
    expect(drawnLevel('auto', undefined)).toBe('community')
  })
  it('is the one that was chosen', () => {
    expect(drawnLevel('cell', areas(0, 9))).toBe('cell')
  })
})
