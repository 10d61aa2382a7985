import { describe, expect, it } from 'vitest'
import { cumulative, shownMinutes } from './cumulative.ts'

describe('the cumulative curve', () => {
  const steps = cumulative(Float32Array.of(0, 600, 600.001, Number.NaN, 9999), [1, 10, 100, 1000, 5])
  const at = (minutes: number) => steps.find((step) => step.minutes === minutes)?.amount
  it('counts a walk of exactly so many minutes within them, and one a millimetre longer not', () => {
    expect([at(0), at(9.5), at(10), at(10.5)]).toEqual([1, 1, 11, 111])
  })
  it('ends below everybody where some walk nowhere or longer than an hour', () => {
    expect([steps.at(-1), steps.length]).toEqual([{ minutes: 60, amount: 111 }, 121])
  })
  it('is cut past the limit and past nearly everybody', () => {
    expect(shownMinutes(steps, 10)).toBe(15)
    expect(shownMinutes(steps, 30)).toBe(45)
    expect(shownMinutes(cumulative(Float32Array.of(1250), [9]), 10)).toBe(25)
  })
})
