import { MINUTES_OF_WEEK, type PlanEdit } from '@wangge/api/walk'

interface ChosenSite {
  name: string
  position: readonly [number, number]
}

type AddPoint = Extract<PlanEdit, { type: 'addPoint' }>

/**
 * A chosen site as a new point, open and staffed day and night as the solver took it; hours are the planner's to set. `id` is a new
 * one: the same site of two runs is two points.
 */
export function siteEdit(
  site: ChosenSite,
  { id, name, kind, capacity }: { id: string; name: string; kind: string; capacity: number | null },
): AddPoint {
  const [lon, lat] = site.position
  return {
    type: 'addPoint',
    id,
    name: name.slice(0, 80),
    kind,
    lon,
    lat,
    openingHours: '24/7',
    openWeek: [0, MINUTES_OF_WEEK],
    staffed: true,
    capacity,
  }
}

/** Whether a site already stands among the edits, to the decimetre. */
export function isPut(site: ChosenSite, edits: readonly PlanEdit[]): boolean {
  const [lon, lat] = site.position
  return edits.some(
    (edit) => edit.type === 'addPoint' && Math.abs(edit.lon - lon) < 1e-6 && Math.abs(edit.lat - lat) < 1e-6,
  )
}
