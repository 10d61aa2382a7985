import { HAZARD_GRADES, type HazardGrade, type Level, RESPONSE_STEPS, type ResponseStep } from '@wangge/db/vocabulary'
import { dayAfter } from '../../../format/localTime.ts'

export const PERIODS = [7, 30, 90] as const
export type Period = (typeof PERIODS)[number]
export const AREA_LEVELS = ['county', 'township', 'community', 'cell'] as const satisfies readonly Level[]
export type AreaLevel = (typeof AREA_LEVELS)[number]
/** The hazards of this deployment itself; another key is an imported history. */
export const OWN = 'own'

/** Which cases the page shows, how it cuts them, and whose list is open. Days are local, both included; empty narrows nothing. */
export interface ResponseView {
  dataset: string
  /** The last so many days, today among them; null = `from` and `to` say which. */
  period: Period | null
  from: string
  to: string
  kinds: readonly string[]
  sources: readonly string[]
  grade: HazardGrade | null
  teamId: string
  /** Clicked on the map or in the ranking. */
  area: string
  /** Clicked in the trend: part of the period. */
  since: string
  until: string
  /** Clicked in the week: 1 = Monday … 7, and 0 … 23. */
  weekday: number | null
  hour: number | null
  step: ResponseStep
  /** What the map colours; auto = the finest level that has enough cases. */
  level: AreaLevel | 'auto'
  /** The list behind a number, as the query that differs from the page's own; '' = none is open. */
  list: string
}

export const OPENING: ResponseView = {
  dataset: OWN,
  period: 90,
  from: '',
  to: '',
  kinds: [],
  sources: [],
  grade: null,
  teamId: '',
  area: '',
  since: '',
  until: '',
  weekday: null,
  hour: null,
  step: 'arrive',
  level: 'auto',
  list: '',
}

/** What an address asks for; what cannot be understood is left out, the rest still holds. */
export function parseResponse(search: string | URLSearchParams): ResponseView {
  const params = typeof search === 'string' ? new URLSearchParams(search) : search
  const [from, to] = ordered(dayOf(params.get('from')), dayOf(params.get('to')))
  const [since, until] = ordered(dayOf(params.get('since')), dayOf(params.get('until')))
  const isNamed = from !== '' && to !== ''
  const hasPart = since !== '' && until !== ''
  return {
    dataset: (params.get('set') ?? '').slice(0, 60) || OWN,
    period: isNamed ? null : (PERIODS.find((days) => String(days) === params.get('days')) ?? OPENING.period),
    from: isNamed ? from : '',
    to: isNamed ? to : '',
    kinds: words(params.get('kind')),
    sources: words(params.get('source')),
    grade: HAZARD_GRADES.find((grade) => grade === params.get('grade')) ?? null,
    teamId: (params.get('team') ?? '').slice(0, 64),
    area: /^[0-9A-Za-z]{4,20}$/.exec(params.get('area') ?? '')?.[0] ?? '',
    since: hasPart ? since : '',
    until: hasPart ? until : '',
    weekday: whole(params.get('weekday'), 1, 7),
    hour: whole(params.get('hour'), 0, 23),
    step: RESPONSE_STEPS.find((step) => step === params.get('step')) ?? OPENING.step,
    level: AREA_LEVELS.find((level) => level === params.get('by')) ?? OPENING.level,
    list: (params.get('list') ?? '').slice(0, 400),
  }
}

/** The address's part for a view: parseResponse reads the same back. Empty for what the page opens with. */
export function responseToParams(view: ResponseView): Record<string, string> {
  const params = {
    set: view.dataset === OWN ? '' : view.dataset,
    days: view.period === null || view.period === OPENING.period ? '' : String(view.period),
    from: view.period === null ? view.from : '',
    to: view.period === null ? view.to : '',
    kind: [...view.kinds].sort().join(),
    source: [...view.sources].sort().join(),
    grade: view.grade ?? '',
    team: view.teamId,
    area: view.area,
    since: view.since,
    until: view.until,
    weekday: view.weekday === null ? '' : String(view.weekday),
    hour: view.hour === null ? '' : String(view.hour),
    step: view.step === OPENING.step ? '' : view.step,
    by: view.level === OPENING.level ? '' : view.level,
    list: view.list,
  }
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''))
}

/** Names under which an address holds the view. */
export const RESPONSE_PARAMS = [
  'set',
  'days',
  'from',
  'to',
  'kind',
  'source',
  'grade',
  'team',
  'area',
  'since',
  'until',
  'weekday',
  'hour',
  'step',
  'by',
  'list',
] as const

/** First and last day of the period. */
export function daysOf(view: ResponseView, today: string): { from: string; to: string } {
  if (view.period === null) return { from: view.from, to: view.to }
  return { from: daysBefore(today, view.period - 1), to: today }
}

/** A click that narrows; a panel leaves its own out, so that the rest of it stays to be clicked. */
export type Click = 'area' | 'days' | 'week' | 'source'

/** What the API is asked with: contract responseFilter. */
export function responseQuery(view: ResponseView, today: string, without: readonly Click[] = []): URLSearchParams {
  const { from, to } = daysOf(view, today)
  const hasPart = view.since !== '' && !without.includes('days')
  const query = new URLSearchParams({
    dataset: view.dataset,
    from: hasPart ? view.since : from,
    to: hasPart ? view.until : to,
  })
  if (view.area && !without.includes('area')) query.set('area', view.area)
  if (view.kinds.length > 0) query.set('kinds', [...view.kinds].sort().join())
  if (view.sources.length > 0 && !without.includes('source')) query.set('sources', [...view.sources].sort().join())
  if (view.grade) query.set('grade', view.grade)
  if (view.teamId) query.set('teamId', view.teamId)
  if (view.weekday !== null && !without.includes('week')) query.set('weekday', String(view.weekday))
  if (view.hour !== null && !without.includes('week')) query.set('hour', String(view.hour))
  return query
}

/** The view one click earlier: the list first, then what was clicked, from the narrowest; null where nothing is left. */
export function stepBack(view: ResponseView): Partial<ResponseView> | null {
  if (view.list) return { list: '' }
  if (view.weekday !== null || view.hour !== null) return { weekday: null, hour: null }
  if (view.since) return { since: '', until: '' }
  return view.area ? { area: '' } : null
}

const DAY_MS = 86_400_000

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)
}

/** Every day from the first to the last, both included; no more than ten years of them. */
export function eachDay(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to && days.length < 3660; day = dayAfter(day)) days.push(day)
  return days
}

const words = (text: string | null): string[] => [...new Set((text ?? '').split(',').filter(Boolean))].sort()

const ordered = (a: string, b: string): [string, string] => (a !== '' && b !== '' && b < a ? [b, a] : [a, b])

function whole(text: string | null, least: number, most: number): number | null {
  const value = text === null || text === '' ? Number.NaN : Number(text)
  return Number.isInteger(value) && value >= least && value <= most ? value : null
}

function dayOf(text: string | null): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(text ?? '')?.[0] ?? ''
  return day !== '' && !Number.isNaN(Date.parse(`${day}T00:00Z`)) ? day : ''
}
