import type { PlanEdit, PlanSettings } from '@wangge/api/walk'
import type { Candidate } from './readCandidates.ts'
import type { SiteRequest } from './siteQueries.ts'

export const OBJECTIVES = ['coverage', 'median', 'full-cover'] as const satisfies readonly SiteRequest['objective'][]
export const CANDIDATES_FROM = ['residences', 'kinds', 'drawn', 'file'] as const

/** What the form holds; places of every source are kept while another is looked at. */
export interface SiteForm {
  objective: SiteRequest['objective']
  choose: number
  /** Percent of the weight, for the fewest sites. */
  sharePercent: number
  from: (typeof CANDIDATES_FROM)[number]
  /** Kinds of points whose places are candidates. */
  kinds: readonly string[]
  drawn: readonly Candidate[]
  file: { name: string; places: readonly Candidate[] } | null
  capacityEach: number | null
  leastPerTownship: number
  timeLimitSeconds: number
}

export const OPENING_FORM: SiteForm = {
  objective: 'coverage',
  choose: 3,
  sharePercent: 90,
  from: 'residences',
  kinds: [],
  drawn: [],
  file: null,
  capacityEach: null,
  leastPerTownship: 0,
  timeLimitSeconds: 60,
}

/** A service point as candidates see it. */
interface KnownPoint {
  id: string
  name: string
  kind: string
  lon: number
  lat: number
}

/** Places of the chosen source; null = every residence. Points of a kind that counts already serve from where they stand. */
export function placesOf(
  form: SiteForm,
  points: readonly KnownPoint[],
  settings: Pick<PlanSettings, 'kinds'>,
): readonly Candidate[] | null {
  switch (form.from) {
    case 'residences':
      return null
    case 'drawn':
      return form.drawn
    case 'file':
      return form.file?.places ?? []
    case 'kinds':
      return points
        .filter(({ kind }) => form.kinds.includes(kind) && settings.kinds.length > 0 && !settings.kinds.includes(kind))
        .map(({ id, name, lon, lat }) => ({ id, name, lon, lat }))
  }
}

/** What goes to the server; null while there is no candidate to choose from. */
export function siteRequest(
  form: SiteForm,
  places: readonly Candidate[] | null,
  settings: PlanSettings,
  edits: readonly PlanEdit[],
): SiteRequest | null {
  if (places?.length === 0) return null
  return {
    objective: form.objective,
    choose: form.choose,
    share: form.objective === 'full-cover' ? form.sharePercent / 100 : 1,
    capacityEach: form.capacityEach,
    leastPerTownship: form.leastPerTownship,
    timeLimitSeconds: form.timeLimitSeconds,
    candidates: places === null ? { from: 'residences' } : { from: 'places', places: [...places] },
    settings: { ...settings, kinds: [...settings.kinds] },
    // The contract's edits are the engine's own, with arrays that may be written to.
    edits: edits as SiteRequest['edits'],
  }
}
