import { snapPoints, type WalkGraph } from '../../index.ts'
import { limitMillimetres } from '../../limit.ts'
import { nearestByBruteForce } from '../../testing/oracle.ts'
import type { PlanBase, PlanPoint, PlanSettings, PlanState } from '../types.ts'

/** States and people served by brute force: every walk from every residence to every point, and then the rules as they are written. */
export function standingByBruteForce(
  graph: WalkGraph,
  { residences, points, snapLimitMetres }: PlanBase,
  settings: PlanSettings,
): { states: PlanState[]; servedPeople: number[] } {
  const limitMm = limitMillimetres(settings)
  const homes = snapPoints(graph, residences.lonLat, { snapLimitMetres })
  const walks = points.map(({ lon, lat }) => {
    const { mm } = nearestByBruteForce(graph, homes, snapPoints(graph, [lon, lat], { snapLimitMetres }))
    return mm.map((walk) => walk !== -1 && walk <= limitMm && walk)
  })
  const isOfKind = ({ kind }: PlanPoint) => settings.kinds.length === 0 || settings.kinds.includes(kind)
  const counts = points.map((point) => isOfKind(point) && isOpen(point, settings))
  const left = [...residences.people]
  const room = points.map(({ capacity }) => (settings.asksForRoom ? (capacity ?? Infinity) : Infinity))
  // A home without people is served where its nearest point is.
  const isServed = left.map((people, row) => people === 0 && walks.some((walk, p) => counts[p] && walk[row] !== false))
  for (;;) {
    let best: { mm: number; p: number; row: number } | null = null
    for (const [p, walk] of walks.entries()) {
      for (const [row, mm] of walk.entries()) {
        if (mm === false || !counts[p] || left[row] === 0 || room[p] === 0) continue
        if (best === null || mm < best.mm) best = { mm, p, row }
      }
    }
    if (best === null) break
    const given = Math.min(left[best.row] as number, room[best.p] as number)
    ;(left[best.row] as number) -= given
    ;(room[best.p] as number) -= given
    if (left[best.row] === 0) isServed[best.row] = true
  }
  return {
    states: left.map((_, row) => {
      if (isServed[row]) return 'served'
      if (homes.edge[row] === -1) return 'noStreetData'
      return walks.some((walk, p) => walk[row] !== false && isOfKind(points[p] as PlanPoint)) ? 'closed' : 'gap'
    }),
    servedPeople: left.map((rest, row) => (residences.people[row] as number) - rest),
  }
}

function isOpen({ openWeek, staffed }: PlanPoint, { minuteOfWeek, asksForStaff }: PlanSettings): boolean {
  const minutes = openWeek.flatMap((from, i) => (i % 2 === 0 ? [[from, openWeek[i + 1] as number] as const] : []))
  const isOpenThen = minuteOfWeek === null || minutes.some(([from, to]) => minuteOfWeek >= from && minuteOfWeek < to)
  return isOpenThen && (staffed || !asksForStaff)
}
