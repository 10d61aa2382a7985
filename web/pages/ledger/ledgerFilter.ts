import {
  CLOCK_STATES,
  type ClockState,
  HAZARD_GRADES,
  HAZARD_SOURCES,
  HAZARD_STATES,
  HAZARD_VERDICTS,
  type HazardGrade,
  type HazardSource,
  type HazardState,
  type HazardVerdict,
} from '@wangge/db/vocabulary'
import { dayAfter, instantOf } from '../../format/localTime.ts'

/** As the figures above the table count: neither false nor merged; or of these the rectified. */
const COUNTED = ['toRectify', 'rectified'] as const
/** Latest report first, or what is due first. */
export const LEDGER_SORTS = ['reported', 'due'] as const
export type LedgerSort = (typeof LEDGER_SORTS)[number]

/** Which hazards the ledger shows; empty lists and empty texts narrow nothing. Days are local and both included. */
export interface LedgerFilter {
  states: readonly HazardState[]
  clocks: readonly ClockState[]
  kinds: readonly string[]
  sources: readonly HazardSource[]
  grade: HazardGrade | null
  verdict: HazardVerdict | null
  counted: (typeof COUNTED)[number] | null
  /** Code of a cell of any level. */
  cell: string
  /** YYYY-MM-DD */
  from: string
  to: string
  /** `me`, a person's id, or nobody in particular. */
  owner: string
  words: string
  sort: LedgerSort
}

export const EVERYTHING: LedgerFilter = {
  states: [],
  clocks: [],
  kinds: [],
  sources: [],
  grade: null,
  verdict: null,
  counted: null,
  cell: '',
  from: '',
  to: '',
  owner: '',
  words: '',
  sort: 'reported',
}

/** Fewer characters are not looked for. */
const LEAST_CHARACTERS = 2

/** The filter an address asks for; what cannot be understood is left out, the rest still holds. */
export function parseFilter(search: string | URLSearchParams): LedgerFilter {
  const params = typeof search === 'string' ? new URLSearchParams(search) : search
  return {
    states: known(HAZARD_STATES, params.get('state')),
    clocks: known(CLOCK_STATES, params.get('clocks')),
    kinds: [...new Set(split(params.get('kind')))].filter((key) => key.length <= 64).sort(),
    sources: known(HAZARD_SOURCES, params.get('source')),
    grade: known(HAZARD_GRADES, params.get('grade'))[0] ?? null,
    verdict: known(HAZARD_VERDICTS, params.get('verdict'))[0] ?? null,
    counted: known(COUNTED, params.get('counted'))[0] ?? null,
    cell: /^\w{2,40}$/.exec(params.get('cell') ?? '')?.[0] ?? '',
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
    owner: (params.get('owner') ?? '').slice(0, 64),
    words: (params.get('q') ?? '').trim().slice(0, 100),
    sort: known(LEDGER_SORTS, params.get('sort'))[0] ?? EVERYTHING.sort,
  }
}

/** The address's part for a filter: parseFilter reads the same back. Empty for everything. */
export function filterToParams(filter: LedgerFilter): Record<string, string> {
  const params = {
    state: filter.states.join(),
    clocks: filter.clocks.join(),
    kind: [...filter.kinds].sort().join(),
    source: filter.sources.join(),
    grade: filter.grade ?? '',
    verdict: filter.verdict ?? '',
    counted: filter.counted ?? '',
    cell: filter.cell,
    from: filter.from,
    to: filter.to,
    owner: filter.owner,
    q: filter.words,
    sort: filter.sort === EVERYTHING.sort ? '' : filter.sort,
  }
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''))
}

/** Names under which an address holds the filter. */
export const FILTER_PARAMS = [
  'state',
  'clocks',
  'kind',
  'source',
  'grade',
  'verdict',
  'counted',
  'cell',
  'from',
  'to',
  'owner',
  'q',
  'sort',
] as const

/** The same for the API: what list, summary and export are asked with. Sort and page are added by whoever lists. */
export function filterToQuery(filter: LedgerFilter): URLSearchParams {
  const query = new URLSearchParams({ all: 'true' })
  for (const state of filter.states) query.append('state', state)
  for (const clock of filter.clocks) query.append('clock', clock)
  for (const kind of filter.kinds) query.append('kind', kind)
  for (const source of filter.sources) query.append('source', source)
  if (filter.grade) query.set('grade', filter.grade)
  if (filter.verdict) query.set('verdict', filter.verdict)
  if (filter.counted) query.set('counted', filter.counted)
  if (filter.cell) query.set('cell', filter.cell)
  const from = filter.from && instantOf(`${filter.from}T00:00`)
  if (from) query.set('reportedFrom', from)
  const until = filter.to && instantOf(`${dayAfter(filter.to)}T00:00`)
  if (until) query.set('reportedTo', until)
  if (filter.owner) query.set('owner', filter.owner)
  if (filter.words.length >= LEAST_CHARACTERS) query.set('q', filter.words)
  return query
}

/** How many of its parts narrow anything. */
export function countNarrowing(filter: LedgerFilter): number {
  const { sort: _, ...params } = filterToParams(filter)
  return Object.keys(params).length
}

const split = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean)

function known<T extends string>(allowed: readonly T[], text: string | null): T[] {
  const asked = new Set(split(text))
  return allowed.filter((word) => asked.has(word))
}

function dayOf(text: string | null): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(text ?? '')?.[0] ?? ''
  return day !== '' && !Number.isNaN(Date.parse(`${day}T00:00Z`)) ? day : ''
}
