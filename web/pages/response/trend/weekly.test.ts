import { describe, expect, it } from 'vitest'
import { withWeeklyMeans } from './weekly.ts'

const days = Array.from({ length: 9 }, (_, at) => `2026-11-0${at + 1}`)

describe('weekly means', () => {
  it('weigh each day by its cases, over the seven days that end there', () => {
    const figures = days.map((day, at) => ({ day, n: at < 8 ? 10 : 30, p50: 60, p90: at < 8 ? 100 : 200 }))
    const last = withWeeklyMeans(days, figures).at(-1)
    expect(last?.p90Mean).toBeCloseTo((6 * 10 * 100 + 30 * 200) / 90)
    expect(last?.p50Mean).toBe(60)
  })
  it('are none where the week has fewer than thirty cases', () => {
    const figures = days.map((day) => ({ day, n: 4, p50: 60, p90: 100 }))
    expect(withWeeklyMeans(days, figures).map(({ p90Mean }) => p90Mean)).toEqual(days.map(() => null))
  })
  it('know the days without a case', () => {
    const [first, second] = withWeeklyMeans(
      ['2026-11-01', '2026-11-02'],
      [{ day: '2026-11-02', n: 40, p50: 1, p90: 2 }],
    )
    expect(first).toMatchObject({ n: 0, p90: null, p90Mean: null })
    expect(second).toMatchObject({ n: 40, p90Mean: 2 })
  })
})
