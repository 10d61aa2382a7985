import { TEAM_KINDS, type TeamKind } from '@wangge/db/vocabulary'
import { isDay } from './week.ts'

/** Which teams the tree shows, beside words and kind. */
export const TEAM_FILTERS = ['onDuty', 'free', 'unready'] as const
export type TeamFilter = (typeof TEAM_FILTERS)[number]

/** Where one column has room: what it shows. */
export const SHOWN = ['tree', 'roster', 'map'] as const
export type Shown = (typeof SHOWN)[number]

/** What the address of the page says beside the view; the chosen team is the view's selection. */
export interface TeamsPlace {
  /** YYYY-MM-DD; the week is the one it lies in. */
  day: string
  /** Shift kind; null = the first there is. */
  kind: string | null
  /** Division code; '' = the whole scope. */
  area: string
  /** Code of a unit whose teams alone are in the roster; '' = all. */
  unit: string
  /** Which drawer is open. */
  open: 'team' | 'shift' | null
  words: string
  teamKind: TeamKind | null
  only: TeamFilter | null
  show: Shown
}

/** Anything that cannot be understood falls back alone. `today` is the day where the address names none. */
export function parsePlace(search: string | URLSearchParams, today: string): TeamsPlace {
  const params = typeof search === 'string' ? new URLSearchParams(search) : search
  const day = params.get('day')
  const open = params.get('open')
  return {
    day: isDay(day) ? day : today,
    kind: params.get('shift'),
    area: /^[0-9A-Za-z]{4,20}$/.exec(params.get('area') ?? '')?.[0] ?? '',
    unit: params.get('unit') ?? '',
    open: open === 'team' || open === 'shift' ? open : null,
    words: params.get('q') ?? '',
    teamKind: TEAM_KINDS.find((kind) => kind === params.get('teamKind')) ?? null,
    only: TEAM_FILTERS.find((filter) => filter === params.get('only')) ?? null,
    show: SHOWN.find((shown) => shown === params.get('show')) ?? 'roster',
  }
}

const NAMES: Record<keyof TeamsPlace, string> = {
  day: 'day',
  kind: 'shift',
  area: 'area',
  unit: 'unit',
  open: 'open',
  words: 'q',
  teamKind: 'teamKind',
  only: 'only',
  show: 'show',
}

/** A part of the place as parameters of an address; null takes one away. */
export function placeParams(part: Partial<TeamsPlace>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      const isDefault = value === '' || value === null || (key === 'show' && value === 'roster')
      return [NAMES[key as keyof TeamsPlace], isDefault ? null : String(value)]
    }),
  )
}
