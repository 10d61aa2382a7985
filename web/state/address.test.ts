import { CLOCK_STATES, LEVELS } from '@wangge/db/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalView, DEFAULT_VIEW, parseView, viewToSearch } from './address.ts'
import { MAP_LAYERS, type Selection, type View } from './view.ts'

const id = fc.stringMatching(/^[\w&=#%+ .:~-]{1,40}$/)
const selection: fc.Arbitrary<Selection> = fc.oneof(
  id.map((code) => ({ type: 'cell' as const, code })),
  fc.record({ type: fc.constantFrom('residence', 'servicePoint', 'team', 'hazard'), id }),
)
const camera = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  zoom: fc.double({ min: 0, max: 22, noNaN: true }),
})
const view: fc.Arbitrary<View> = fc.record({
  camera: fc.option(camera),
  layers: fc.subarray([...MAP_LAYERS]),
  selection: fc.option(selection),
  level: fc.constantFrom(...LEVELS, 'auto' as const),
  clocks: fc.subarray([...CLOCK_STATES]),
  theme: fc.constantFrom('auto', 'light', 'dark'),
  language: fc.constantFrom('zh', 'en'),
})

describe('the address', () => {
  it('brings every view back exactly', () => {
    fc.assert(
      fc.property(view, (any) => {
        expect(parseView(viewToSearch(any))).toEqual(canonicalView(any))
      }),
    )
  })

  it('writes the same address for what it read', () => {
    fc.assert(
      fc.property(view, (any) => {
        const address = viewToSearch(any)
        expect(viewToSearch(parseView(`?${address}`))).toBe(address)
      }),
    )
  })

  it('opens something from any garbage', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (at, on, sel) => {
        const parsed = parseView(new URLSearchParams({ at, on, sel, level: sel, clock: at, theme: on, lang: sel }))
        expect(parseView(viewToSearch(parsed))).toEqual(parsed)
      }),
    )
  })

  it('is empty for the default view', () => {
    expect(viewToSearch(DEFAULT_VIEW)).toBe('')
    expect(parseView('')).toEqual(DEFAULT_VIEW)
  })

  it('tells no layers from the default layers', () => {
    expect(viewToSearch({ ...DEFAULT_VIEW, layers: [] })).toBe('on=')
    expect(parseView('on=').layers).toEqual([])
  })

  it('keeps the good parts of a link that is partly wrong', () => {
    const parsed = parseView('at=122.2,abc,14&on=teams,dragons,hazards&sel=team:7&level=planet')
    expect(parsed).toEqual({
      ...DEFAULT_VIEW,
      layers: ['hazards', 'teams'],
      selection: { type: 'team', id: '7' },
    })
  })
})
