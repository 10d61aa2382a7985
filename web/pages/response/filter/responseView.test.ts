import { HAZARD_GRADES, RESPONSE_STEPS } from '@wangge/db/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AREA_LEVELS,
  daysOf,
  OPENING,
  PERIODS,
  parseResponse,
  RESPONSE_PARAMS,
  type ResponseView,
  responseQuery,
  responseToParams,
  stepBack,
} from './responseView.ts'

const day = fc
  .date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const span = fc.tuple(day, day).map((days) => [...days].sort() as [string, string])
const words = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9]{1,12}$/), { maxLength: 3 }).map((list) => list.sort())

const anyView: fc.Arbitrary<ResponseView> = fc
  .record({
    dataset: fc.constantFrom('own', '0190aaaa-0000-7000-8000-000000000001'),
    period: fc.constantFrom(...PERIODS, null),
    days: span,
    kinds: words,
    sources: words,
    grade: fc.constantFrom(...HAZARD_GRADES, null),
    teamId: fc.constantFrom('', '0190aaaa-0000-7000-8000-000000000002'),
    area: fc.constantFrom('', '990101001', '990101001003', '990101001003A07'),
    part: fc.option(span, { nil: null }),
    weekday: fc.option(fc.integer({ min: 1, max: 7 }), { nil: null }),
    hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: null }),
    step: fc.constantFrom(...RESPONSE_STEPS),
    level: fc.constantFrom(...AREA_LEVELS, 'auto' as const),
    list: fc.constantFrom('', 'measure=late&area=990101001', 'measure=measured&fromSeconds=600&toSeconds=660'),
  })
  .map(({ days: [from, to], part, ...rest }) => ({
    ...rest,
    from: rest.period === null ? from : '',
    to: rest.period === null ? to : '',
    since: part?.[0] ?? '',
    until: part?.[1] ?? '',
  }))

describe('the view of the analysis in the address', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const search = new URLSearchParams(responseToParams(view)).toString()
        expect(parseResponse(search)).toEqual(view)
      }),
    )
  })
  it('needs no words for what the page opens with, and only known names', () => {
    expect(responseToParams(OPENING)).toEqual({})
    fc.assert(
      fc.property(anyView, (view) => {
        for (const name of Object.keys(responseToParams(view))) expect(RESPONSE_PARAMS).toContain(name)
      }),
    )
  })
  it('leaves out what cannot be understood and keeps the rest', () => {
    const view = parseResponse('step=arrival&by=street&weekday=8&hour=24&area=%27&from=2026-13-01&to=x&kind=blocked')
    expect(view).toEqual({ ...OPENING, kinds: ['blocked'] })
  })
  it('puts days in order that stand the wrong way round', () => {
    expect(parseResponse('from=2026-11-09&to=2026-11-01')).toMatchObject({ from: '2026-11-01', to: '2026-11-09' })
  })
})

describe('what the API is asked', () => {
  const today = '2026-11-22'
  const clicked: ResponseView = {
    ...OPENING,
    area: '990101001',
    since: '2026-11-01',
    until: '2026-11-03',
    weekday: 4,
    hour: 8,
    sources: ['alarm'],
  }
  it('counts today as the last of so many days', () => {
    expect(daysOf(OPENING, today)).toEqual({ from: '2026-08-25', to: today })
    expect(daysOf({ ...OPENING, period: 7 }, today)).toEqual({ from: '2026-11-16', to: today })
  })
  it('narrows by all that was clicked', () => {
    expect(Object.fromEntries(responseQuery(clicked, today))).toEqual({
      dataset: 'own',
      from: '2026-11-01',
      to: '2026-11-03',
      area: '990101001',
      sources: 'alarm',
      weekday: '4',
      hour: '8',
    })
  })
  it('leaves a panel its own click, so that the rest of it stays to be clicked', () => {
    const without = responseQuery(clicked, today, ['area', 'days', 'week', 'source'])
    expect(Object.fromEntries(without)).toEqual({ dataset: 'own', from: '2026-08-25', to: today })
  })
})

describe('a step back', () => {
  it('closes the list, then takes back the hour, the days and the area', () => {
    let view: ResponseView = {
      ...OPENING,
      area: '990101001',
      since: '2026-11-01',
      until: '2026-11-01',
      hour: 3,
      list: 'x',
    }
    const taken: string[] = []
    for (let undo = stepBack(view); undo !== null; undo = stepBack(view)) {
      taken.push(Object.keys(undo).join())
      view = { ...view, ...undo }
    }
    expect(taken).toEqual(['list', 'weekday,hour', 'since,until', 'area'])
    expect(view).toEqual(OPENING)
  })
})
