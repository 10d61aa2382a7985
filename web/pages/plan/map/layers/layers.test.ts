import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { PlanEdit } from '@wangge/api/walk'
import { flavours } from '@wangge/tiles/style'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../state/planAddress.ts'
import { HOME_LOOKS, homeRadii, homeScale, looksOf } from './homeLooks.ts'
import { homesLayers } from './homesLayers.ts'
import { pinAt } from './pinLayers.ts'
import { pinsOf } from './pins.ts'

const [SERVED, CLOSED, GAP] = [0, 1, 2]

describe('looks of homes', () => {
  it('tell those that the scenario brings in from those served before', () => {
    const looks = looksOf(Uint8Array.of(SERVED, SERVED, GAP), Uint8Array.of(SERVED, GAP, SERVED), null)
    expect([...looks].map((look) => HOME_LOOKS[look])).toEqual(['served', 'served', 'gained', 'gained', 'gap', 'gap'])
  })
  it('hold two settings side by side', () => {
    const looks = looksOf(Uint8Array.of(SERVED, GAP), Uint8Array.of(SERVED, GAP), Uint8Array.of(CLOSED, SERVED))
    expect([...looks].map((look) => HOME_LOOKS[look])).toEqual(['served', 'closed', 'gap', 'served'])
  })
  it('grow with the people and with the zoom, within bounds', () => {
    expect([...homeRadii([0, 100, 10_000])].map((px) => Math.round(px * 100) / 100)).toEqual([2.1, 3.6, 5])
    expect(homeScale(9)).toBe(0.28)
    expect(homeScale(19)).toBe(1.5)
  })
  it('are drawn by one layer each, gaps on top, from the same columns', () => {
    const columns = { lonLat: new Float64Array(2), radii: new Float32Array(1) }
    const layers = homesLayers(columns, new Uint8ClampedArray(2), flavours.light, 15, 2)
    expect(layers.map(({ id }) => id).at(-1)).toBe('plan-homes-gap')
    expect(new Set(layers.map(({ props }) => props.data)).size).toBe(1)
  })
})

const point = (id: string, part: Partial<PlanBaseAnswer['points'][number]> = {}): PlanBaseAnswer['points'][number] => ({
  ...{ id, name: id, kind: 'servicePoint', lon: 121, lat: 31, openWeek: [0, 60], staffed: true, capacity: null },
  ...{ openingHours: 'Mo 00:00-01:00', openNow: true },
  ...part,
})

describe('pins', () => {
  it('say what the scenario does to a point, and whether it serves at the hour', () => {
    const edits: PlanEdit[] = [
      { type: 'movePoint', id: 'a', lon: 121.5, lat: 31 },
      { type: 'closePoint', id: 'b' },
      { ...point('n'), type: 'addPoint' },
      { type: 'setHours', id: 'c', openingHours: 'off', openWeek: [] },
    ]
    const pins = pinsOf([point('a'), point('b'), point('c'), point('d'), point('e', { kind: 'policeRoom' })], edits, {
      ...DEFAULT_SETTINGS,
      minuteOfWeek: 30,
      kinds: ['servicePoint'],
    })
    expect(Object.fromEntries(pins.map(({ id, look }) => [id, look]))).toEqual({
      ...{ a: 'moved', b: 'gone', c: 'shut', d: 'open', e: 'other', n: 'added' },
    })
    expect(pins.find(({ id }) => id === 'a')?.lon).toBe(121.5)
  })
  it('are found by their heads, the nearest first', () => {
    const pins = pinsOf([point('a'), point('b', { lon: 122 })], [], DEFAULT_SETTINGS)
    const project = (lon: number): [number, number] => [(lon - 121) * 10, 100]
    expect(pinAt(pins, project, 1, 9, 88)).toBe('b')
    expect(pinAt(pins, project, 1, 60, 88)).toBeNull()
  })
})
