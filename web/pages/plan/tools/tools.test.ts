import type { PlanEdit } from '@wangge/api/walk'
import { describe, expect, it } from 'vitest'
import { pathDrawing } from './drawing.ts'
import { closedStreetNear, gateNear } from './gates.ts'
import { isWhole, stepBack, withVertex } from './path.ts'

/** A screen of 100 px a degree. */
const project = (lon: number, lat: number) => [lon * 100, lat * 100] as const

describe('a path being drawn', () => {
  it('grows by each place, not by the same one twice, and goes back one at a time', () => {
    const drawn = withVertex(withVertex(withVertex([], [1, 1]), [2, 1]), [2, 1])
    expect(drawn).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(isWhole(drawn)).toBe(true)
    expect(isWhole(stepBack(drawn))).toBe(false)
    expect(stepBack([])).toEqual([])
  })
  it('is drawn to the pointer', () => {
    const [line] = pathDrawing([[1, 1]], [2, 1]).features
    expect(line?.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 1],
        [2, 1],
      ],
    })
  })
})

describe('what a click means', () => {
  const gates = [
    { vertex: 1, position: [1, 1] as [number, number], open: true },
    { vertex: 2, position: [1.1, 1] as [number, number], open: false },
  ]
  const shut: PlanEdit = { type: 'shutGate', vertex: 1, lon: 1, lat: 1, label: '' }
  it('is the nearest gate within reach, open as the scenario has it', () => {
    expect(gateNear(gates, [], project, { x: 104, y: 100 }, 24)).toMatchObject({ vertex: 1, isOpen: true })
    expect(gateNear(gates, [shut], project, { x: 104, y: 100 }, 24)).toMatchObject({ vertex: 1, isOpen: false })
    expect(gateNear(gates, [], project, { x: 107, y: 100 }, 24)).toMatchObject({ vertex: 2, isOpen: false })
    expect(gateNear(gates, [], project, { x: 150, y: 100 }, 24)).toBeNull()
  })
  it('is the mark of a closed street, unless it was opened again', () => {
    const close: PlanEdit = { type: 'closeStreet', edge: 5, lon: 2, lat: 2, label: '机务路' }
    const open: PlanEdit = { type: 'openStreet', edge: 5, lon: 2, lat: 2, label: '机务路' }
    expect(closedStreetNear([close], project, { x: 205, y: 200 }, 14)).toMatchObject({ edge: 5 })
    expect(closedStreetNear([close, open], project, { x: 205, y: 200 }, 14)).toBeNull()
  })
})
