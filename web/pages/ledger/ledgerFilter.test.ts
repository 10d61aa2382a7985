import { CLOCK_STATES, HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STATES, HAZARD_VERDICTS } from '@wangge/db/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countNarrowing,
  EVERYTHING,
  FILTER_PARAMS,
  filterToParams,
  filterToQuery,
  LEDGER_SORTS,
  type LedgerFilter,
  parseFilter,
} from './ledgerFilter.ts'

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const filter: fc.Arbitrary<LedgerFilter> = fc.record({
  states: fc.subarray([...HAZARD_STATES]),
  clocks: fc.subarray([...CLOCK_STATES]),
  kinds: fc.uniqueArray(fc.stringMatching(/^[a-z][A-Za-z0-9]{1,20}$/)).map((kinds) => kinds.sort()),
  sources: fc.subarray([...HAZARD_SOURCES]),
  grade: fc.option(fc.constantFrom(...HAZARD_GRADES)),
  verdict: fc.option(fc.constantFrom(...HAZARD_VERDICTS)),
  counted: fc.option(fc.constantFrom('toRectify', 'rectified')),
  cell: fc.oneof(fc.constant(''), fc.stringMatching(/^\d{9,15}$/)),
  from: fc.oneof(fc.constant(''), day),
  to: fc.oneof(fc.constant(''), day),
  owner: fc.constantFrom('', 'me', '019a'),
  words: fc.string({ maxLength: 100 }).map((words) => words.trim()),
  sort: fc.constantFrom(...LEDGER_SORTS),
})

describe('the address of the ledger', () => {
  it('brings every filter back exactly', () => {
    fc.assert(
      fc.property(filter, (any) => {
        const params = filterToParams(any)
        expect(parseFilter(new URLSearchParams(params).toString())).toEqual(any)
        for (const name of Object.keys(params)) expect(FILTER_PARAMS).toContain(name)
      }),
    )
  })
  it('is empty for everything', () => {
    expect(filterToParams(EVERYTHING)).toEqual({})
    expect(parseFilter('')).toEqual(EVERYTHING)
  })
  it('keeps the good parts of a link that is partly wrong', () => {
    const search = 'state=reported,gone&clocks=late&from=2026-13-40&to=2026-11-22&grade=huge&cell=;drop'
    expect(parseFilter(search)).toEqual({ ...EVERYTHING, states: ['reported'], to: '2026-11-22' })
  })
})

describe('what the API is asked', () => {
  it('is everything, open and closed, without a filter', () => {
    expect(filterToQuery(EVERYTHING).toString()).toBe('all=true')
  })
  it('takes both days whole, in the zone of the deployment', () => {
    const query = filterToQuery({ ...EVERYTHING, from: '2026-11-01', to: '2026-11-30' })
    expect(query.get('reportedFrom')).toBe('2026-10-31T16:00:00.000Z')
    expect(query.get('reportedTo')).toBe('2026-11-30T16:00:00.000Z')
  })
  it('repeats what may be several', () => {
    expect(filterToQuery({ ...EVERYTHING, sources: ['forum', 'hotline12345'] }).getAll('source')).toEqual([
      'forum',
      'hotline12345',
    ])
  })
  it('leaves out words too short to look for', () => {
    expect(filterToQuery({ ...EVERYTHING, words: '一' }).has('q')).toBe(false)
  })
})

describe('how much a filter narrows', () => {
  it('does not count the order', () => {
    expect(countNarrowing({ ...EVERYTHING, sort: 'due', cell: '990102001', states: ['reported', 'verified'] })).toBe(2)
  })
})
