import type { Hazard } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'
import { clockStateAt, usedShare } from '../../data/clockState.ts'
import { hazardIcon, UNANSWERED_ICON } from '../symbols/atlas.ts'
import { HAZARD_RADIUS } from '../symbols/hazard.ts'
import { type ClusterIndex, clusterIndex } from './clusters.ts'
import { fanned } from './fan.ts'
import type { SymbolItem } from './item.ts'

/** What matters most first: late before soon before in time, major before general. */
const CLOCK_RANK: Record<ClockState, number> = { overdue: 0, soon: 1, ontime: 2, paused: 3, notStarted: 4, closed: 5 }

/** What of a hazard the map draws. */
type MapHazard = Pick<Hazard, 'id' | 'clock' | 'grade' | 'dueAt' | 'soonAt' | 'dueClock' | 'reportedAt' | 'position'>

export function worseHazard(a: MapHazard, b: MapHazard): number {
  return (
    CLOCK_RANK[a.clock] - CLOCK_RANK[b.clock] ||
    Number(b.grade === 'major') - Number(a.grade === 'major') ||
    (a.dueAt ?? '~').localeCompare(b.dueAt ?? '~') ||
    a.id.localeCompare(b.id)
  )
}

/** Hazards whose clock is asked for (none asked = all). */
export function hazardClusters(hazards: readonly MapHazard[], clocks: readonly ClockState[]): ClusterIndex<MapHazard> {
  const shown = clocks.length === 0 ? hazards : hazards.filter(({ clock }) => clocks.includes(clock))
  return clusterIndex(shown, ({ position }) => position, worseHazard)
}

/** Symbols of the hazards at a zoom; the cluster named by `fannedKey` is spread out. */
export function hazardItems(
  clusters: ClusterIndex<MapHazard>,
  zoom: number,
  nowMs: number,
  fannedKey: string | null,
): SymbolItem[] {
  return clusters.at(zoom).flatMap((cluster) => fanned(cluster, 'hazard', fannedKey, (hazard) => itemOf(hazard, nowMs)))
}

function itemOf(hazard: MapHazard, nowMs: number): SymbolItem {
  const clock = clockStateAt(hazard, nowMs)
  return {
    position: hazard.position,
    icon: hazardIcon({ clock, grade: hazard.grade, share: shareLeft(hazard, nowMs) }),
    offset: [0, 0],
    middle: [0, 0],
    hitRadius: HAZARD_RADIUS[hazard.grade] + 7,
    selection: { type: 'hazard', id: hazard.id },
    count: 1,
    cluster: null,
  }
}

/** Share of the running clock's time that is left, 0…1; null where no clock runs or it has run out. */
export function shareLeft(hazard: MapHazard, nowMs: number): number | null {
  const clock = clockStateAt(hazard, nowMs)
  return hazard.dueAt !== null && (clock === 'ontime' || clock === 'soon') ? 1 - usedShare(hazard, nowMs) : null
}

/** Beside the count's badge, which stands to the right. */
const MARK_OFFSET = [-10, -10] as const

/** Marks on the hazards that nobody goes to, or on the clusters that hold one. */
export function unansweredMarks(items: readonly SymbolItem[], unanswered: ReadonlySet<string>): SymbolItem[] {
  const isOne = ({ type, ...rest }: SymbolItem['selection']) =>
    type === 'hazard' && 'id' in rest && unanswered.has(rest.id)
  return items
    .filter(({ selection, cluster }) => isOne(selection) || cluster?.members.some(isOne))
    .map((item) => ({
      ...item,
      icon: UNANSWERED_ICON,
      offset: [item.offset[0] + MARK_OFFSET[0], item.offset[1] + MARK_OFFSET[1]],
    }))
}
