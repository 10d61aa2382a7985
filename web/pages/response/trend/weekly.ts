import { LEAST_CASES } from '../figures/ramp.ts'

export interface DayFigures {
  day: string
  n: number
  p50: number | null
  p90: number | null
}

export interface TrendDay extends DayFigures {
  /** Mean of the seven days that end here, each weighing its cases; null where these have too few. */
  p50Mean: number | null
  p90Mean: number | null
}

const MEAN_DAYS = 7

/** Every day of the period, those without a case too, with the mean of its week. */
export function withWeeklyMeans(days: readonly string[], figures: readonly DayFigures[]): TrendDay[] {
  const found = new Map(figures.map((one) => [one.day, one]))
  const all = days.map((day) => found.get(day) ?? { day, n: 0, p50: null, p90: null })
  return all.map((one, at) => {
    const week = all.slice(Math.max(0, at - MEAN_DAYS + 1), at + 1)
    return { ...one, p50Mean: meanOf(week, 'p50'), p90Mean: meanOf(week, 'p90') }
  })
}

function meanOf(week: readonly DayFigures[], which: 'p50' | 'p90'): number | null {
  let [cases, sum] = [0, 0]
  for (const day of week) {
    const value = day[which]
    if (value === null) continue
    cases += day.n
    sum += value * day.n
  }
  return cases < LEAST_CASES ? null : sum / cases
}
