import { type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import {
  cellLayerIds,
  coverageColour,
  coverageSteps,
  dotsImage,
  flatten,
  flavours,
  hatchImage,
  MAP_THEMES,
  mapStyle,
} from './index.ts'

const style = (theme: (typeof MAP_THEMES)[number] = 'light'): StyleSpecification =>
  mapStyle({
    theme,
    tileUrl: (layer) => `http://127.0.0.1/tiles/${layer}/v1/{z}/{x}/{y}.mvt`,
    bounds: [122, 43, 123, 44],
    attribution: 'demo',
  })
const order = (ids: string[]) => ids.map((id) => style().layers.findIndex((layer) => layer.id === id))

describe('map style', () => {
  it.each(MAP_THEMES)('is a valid style in %s', (theme) => {
    expect(validateStyleMin(style(theme)).map(({ message }) => message)).toEqual([])
  })

  it('is valid with fonts, and fetches no glyphs', () => {
    const withFonts = mapStyle({
      theme: 'light',
      tileUrl: () => null,
      fontFaces: [{ url: 'http://127.0.0.1/a.woff2', unicodeRange: ['U+4e00-4eff'] }],
    })
    expect(validateStyleMin(withFonts)).toEqual([])
    expect(withFonts.glyphs).toBeUndefined()
  })

  it('stacks from the ground up as the interface asks', () => {
    const ranks = order([
      'land',
      'green',
      cellLayerIds('community').fill,
      'water',
      'building',
      'street-local-case',
      'street-trunk-fill',
      'rail',
      'boundary-township',
      cellLayerIds('community').selected,
      'walkshed-fill',
      'route-street',
      'dispatch-underway',
      'label-street',
      'label-arterial',
      'label-community',
      'label-township',
    ])
    expect(ranks).not.toContain(-1)
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  })

  it('draws only arterials below zoom 12', () => {
    const early = style().layers.filter(
      (layer) => layer.id.startsWith('street-') && (layer.minzoom ?? 0) < 12 && layer.id.endsWith('fill'),
    )
    expect(early.map(({ id }) => id)).toEqual(['street-secondary-fill', 'street-primary-fill', 'street-trunk-fill'])
  })

  it('leaves out layers whose tiles do not exist yet', () => {
    const empty = mapStyle({ theme: 'dark', tileUrl: () => null })
    expect(validateStyleMin(empty)).toEqual([])
    expect(Object.keys(empty.sources)).toEqual(['walkshed', 'circle', 'route', 'dispatch', 'tool', 'symbols'])
  })

  it('promotes the code of cells to the feature id, so that figures can be joined', () => {
    expect(style().sources['community']).toMatchObject({ type: 'vector', promoteId: 'code' })
  })
})

describe('coverage colours', () => {
  it('counts the lower bound into the upper step', () => {
    const { coverage, noData } = flavours.light
    const colours = [0, 49.9, 50, 69.9, 70, 80, 90, 96.9, 97, 100].map((rate) => coverageColour(flavours.light, rate))
    expect(colours).toEqual([0, 0, 1, 1, 2, 3, 4, 4, 5, 5].map((step) => coverage[step]))
    expect(coverageColour(flavours.light, null)).toBe(noData)
  })

  it('uses three steps on a wall', () => {
    expect(coverageSteps(flavours.wall, true).map(({ from }) => from)).toEqual([null, 70, 90])
  })

  it('flattens a colour onto its ground as it is drawn', () => {
    expect(flatten('#000000', 0.5, '#ffffff')).toBe('#808080')
    expect(flatten('#14191f80', 1, '#ffffff')).toBe('#898c8f')
  })
})

describe('patterns', () => {
  it.each([hatchImage(flavours.light), dotsImage(flavours.light)])(
    'repeats without a seam',
    ({ width, height, data }) => {
      expect(data).toHaveLength(width * height * 4)
      const alpha = [...Array(width * height).keys()].map((pixel) => data[pixel * 4 + 3] ?? 0)
      const share = alpha.reduce((sum, value) => sum + value, 0) / alpha.length / 255
      expect(share).toBeGreaterThan(0.02)
      expect(share).toBeLessThan(0.35)
    },
  )
})
