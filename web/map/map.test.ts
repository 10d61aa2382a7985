import type { Residence } from '@wangge/api/contract'
import { describe, expect, it } from 'vitest'
import { areaText, metresText, percentText } from './format.ts'
import { homeAt, symbolAt } from './hit.ts'
import type { SymbolItem } from './layers/item.ts'
import { levelAt, symbolScale } from './levels.ts'
import { metresBetween, metresPerPixel, projector } from './projection.ts'
import { roundDistance } from './ScaleBar.tsx'
import { middleOf, selectionShapes } from './shapes.ts'
import { mapText } from './text.ts'
import { lasso } from './tools/lasso.ts'
import { measure, toolFeatures } from './tools/measure.ts'
import type { Homes, LonLat } from './types.ts'

const viewport = { lon: 122.2, lat: 43.6, zoom: 15, width: 1000, height: 800 }
const homes: Homes = {
  runId: null,
  truncated: false,
  id: ['a', 'b'],
  lon: [122.2, 122.21],
  lat: [43.6, 43.6],
  people: [40, 60],
  state: [0, 1],
  walkSeconds: [120, null],
}
const ring: LonLat[] = [
  [122.195, 43.595],
  [122.205, 43.595],
  [122.205, 43.605],
  [122.195, 43.605],
]

describe('levels', () => {
  it('follow the zoom', () => {
    const all = ['prefecture', 'county', 'township', 'community', 'cell'] as const
    expect([5, 9, 11, 13, 15].map((zoom) => levelAt(zoom, 'auto', all))).toEqual(all)
  })

  it('fall back to the nearest that has boundaries, coarser first', () => {
    expect(levelAt(15, 'auto', ['county', 'township'])).toBe('township')
    expect(levelAt(5, 'cell', ['community'])).toBe('community')
    expect(levelAt(5, 'auto', ['community'])).toBe('community')
    expect(levelAt(5, 'auto', [])).toBeNull()
  })

  it('scale symbols as the tokens say', () => {
    expect([9, 11, 12.5, 14, 17, 19].map((zoom) => symbolScale(zoom, false))).toEqual([0.8, 0.8, 0.9, 1, 1.25, 1.25])
    expect(symbolScale(14, true)).toBe(1.65)
  })
})

describe('projection', () => {
  it('puts the middle of the view in the middle', () => {
    expect(projector(viewport)(122.2, 43.6).map((pixel) => Math.round(pixel * 1000) / 1000)).toEqual([500, 400])
  })

  it('agrees with the ground about distances', () => {
    const [x0 = 0] = projector(viewport)(122.2, 43.6)
    const [x1 = 0] = projector(viewport)(122.21, 43.6)
    const metres = (x1 - x0) * metresPerPixel(viewport)
    expect(metres / metresBetween([122.2, 43.6], [122.21, 43.6])).toBeCloseTo(1, 2)
  })

  it.each([
    [187, 100],
    [230, 200],
    [999, 500],
    [1000, 1000],
    [7200, 5000],
  ])('a bar of up to %d m shows %d m', (longest, shown) => expect(roundDistance(longest)).toBe(shown))
})

describe('what lies under the pointer', () => {
  const item = (id: string, position: LonLat): SymbolItem => ({
    position,
    icon: '',
    offset: [0, 0],
    middle: [0, 0],
    hitRadius: 10,
    selection: { type: 'hazard', id },
    count: 1,
    cluster: null,
  })

  it('is the topmost symbol, and in one layer the nearest', () => {
    const groups = [[item('far', [122.2001, 43.6]), item('near', [122.2, 43.6])], [item('below', [122.2, 43.6])]]
    expect(symbolAt(groups, viewport, 1, 501, 400)?.selection).toEqual({ type: 'hazard', id: 'near' })
    expect(symbolAt(groups, viewport, 1, 700, 400)).toBeNull()
  })

  it('is a pin by its head, not by its tip', () => {
    const pin = { ...item('pin', [122.2, 43.6]), middle: [0, -30] as [number, number] }
    expect(symbolAt([[pin]], viewport, 1, 500, 370)).toBe(pin)
    expect(symbolAt([[pin]], viewport, 1, 500, 400)).toBeNull()
  })

  it('is a home', () => {
    expect(homeAt(homes, viewport, 1, 502, 401)).toBe(0)
    expect(homeAt(homes, viewport, 1, 560, 400)).toBe(-1)
  })
})

describe('tools', () => {
  it('measure a length, and the area once there is one', () => {
    expect(measure([[122.2, 43.6]]).metres).toBe(0)
    expect(
      measure([
        [122.2, 43.6],
        [122.21, 43.6],
      ]),
    ).toMatchObject({ squareMetres: null })
    const { squareMetres } = measure(ring)
    expect(squareMetres).toBeGreaterThan(890_000)
    expect(squareMetres).toBeLessThan(900_000)
  })

  it('lasso homes with their people, hazards and teams', () => {
    const placed = [
      { id: 'in', position: [122.2, 43.6] as LonLat },
      { id: 'out', position: [122.3, 43.6] as LonLat },
    ]
    const found = lasso(ring, homes, placed, [{ id: 'nowhere', position: null }])
    expect(found).toMatchObject({ homes: { count: 1, people: 40 }, hazardIds: ['in'], teamIds: [] })
    expect(lasso(ring, null, [], []).homes).toBeNull()
  })

  it('draw points and a line when measuring, an area when lassoing', () => {
    expect(toolFeatures(ring, true).features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'LineString'])
    expect(toolFeatures(ring, false).features).toHaveLength(5)
    expect(toolFeatures([], false).features).toEqual([])
  })
})

describe('the selection', () => {
  const residence = {
    position: [122.2, 43.6],
    walkshed: null,
    coverage: { servicePoint: { position: [122.204, 43.6] } },
    route: {
      geometry: {
        type: 'LineString',
        coordinates: [
          [122.2, 43.6],
          [122.201, 43.6],
          [122.203, 43.6],
          [122.204, 43.6],
        ],
      },
    },
  } as unknown as Residence

  it('of a home splits its route into the street and the two walks to it', () => {
    const { route } = selectionShapes({ type: 'residence', residence }, null)
    expect(
      route.features.map(({ properties, geometry }) => [
        properties?.['part'],
        'coordinates' in geometry && geometry.coordinates,
      ]),
    ).toEqual([
      [
        'street',
        [
          [122.201, 43.6],
          [122.203, 43.6],
        ],
      ],
      [
        'snap',
        [
          [122.2, 43.6],
          [122.201, 43.6],
        ],
      ],
      [
        'snap',
        [
          [122.204, 43.6],
          [122.203, 43.6],
        ],
      ],
    ])
  })

  it('has a circle of speed × limit', () => {
    const run = { limitSeconds: 600, speedMetresPerSecond: 1.25 } as Parameters<typeof selectionShapes>[1]
    const [shape] = selectionShapes({ type: 'residence', residence }, run).circle.features
    const [lon = 0, lat = 0] = shape?.geometry.type === 'Polygon' ? (shape.geometry.coordinates[0]?.[0] ?? []) : []
    expect(metresBetween([122.2, 43.6], [lon, lat])).toBeCloseTo(750, 0)
  })

  it('carries its pill on the middle of the route', () => {
    const coordinates = [
      [0, 0],
      [0.01, 0],
      [0.03, 0],
    ]
    expect(middleOf({ type: 'LineString', coordinates })?.[0]).toBeCloseTo(0.015, 6)
  })
})

describe('words and numbers', () => {
  it('read as the interface asks', () => {
    expect([metresText(640.4), metresText(1234)]).toEqual(['640 m', '1.2 km'])
    expect([areaText(5400), areaText(32_000), areaText(1_250_000)]).toEqual(['5,400 m²', '3.2 ha', '1.25 km²'])
    expect([percentText(824, 1000), percentText(0, 0), percentText(9999, 10_000)]).toEqual(['82.4%', '—', '99.9%'])
  })

  it('have the same keys and parameters in both languages', () => {
    const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    for (const [key, text] of Object.entries(mapText.zh)) {
      expect(parameters(mapText.en[key as keyof typeof mapText.en]), key).toEqual(parameters(text))
    }
  })
})
