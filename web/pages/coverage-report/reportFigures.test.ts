import { describe, expect, it } from 'vitest'
import { scaleBar, stepPath, townshipBars } from './reportFigures.ts'

const area = (code: string, people: number, peopleServed: number) => ({
  code,
  people,
  peopleServed,
  peopleClosed: 1,
  peopleGap: people - peopleServed - 1,
  peopleNoStreetData: 0,
})

describe('townships of a report', () => {
  it('sum up their communities, the lowest rate first, and stand by their code where no name is known', () => {
    const bars = townshipBars(
      [area('150502001001', 10, 9), area('150502002001', 10, 2), area('150502002002', 20, 4)],
      [{ code: '150502001000', name: '东街' }],
    )
    expect(
      bars.map(({ name, people, peopleServed, peopleClosed }) => [name, people, peopleServed, peopleClosed]),
    ).toEqual([
      ['150502002', 30, 6, 2],
      ['东街', 10, 9, 1],
    ])
  })
})

describe('the curve of a report', () => {
  it('rises in steps to the share of everybody', () => {
    const steps = [
      { minutes: 0, people: 0 },
      { minutes: 5, people: 50 },
      { minutes: 10, people: 100 },
      { minutes: 60, people: 100 },
    ]
    expect(stepPath(steps, 200, { width: 100, height: 50, lastMinute: 10 })).toBe('M0.0 50.0H50.0V37.5H100.0V25.0')
  })
})

describe('the scale bar', () => {
  it('is the longest round distance in a quarter of the map', () => {
    expect(scaleBar(9000)).toEqual({ metres: 2000, share: 2000 / 9000 })
    expect(scaleBar(100)).toEqual({ metres: 50, share: 0.5 })
  })
})
