import type { Hazard } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'
import { hazardIcon } from '../symbols/atlas.ts'
import { HAZARD_RADIUS } from '../symbols/hazard.ts'
import { type ClusterIndex, clusterIndex } from './clusters.ts'
import { fanned } from './fan.ts'
import type { SymbolItem } from './item.ts'

/** What matters most first: late before soon before in time, major before general. */
const CLOCK_RANK: Record<ClockState, number> = { overdue: 0, soon: 1, ontime: 2, paused: 3, notStarted: 4, closed: 5 }

export function worseHazard(a: Hazard, b: Hazard): number {
  return (
    CLOCK_RANK[a.clock] - CLOCK_RANK[b.clock] ||
    Number(b.grade === 'major') - Number(a.grade === 'major') ||
    (a.dueAt ?? '~').localeCompare(b.dueAt ?? '~') ||
    a.id.localeCompare(b.id)
  )
}

/** Hazards whose clock is asked for (none asked = all). */
export function hazardClusters(hazards: readonly Hazard[], clocks: readonly ClockState[]): ClusterIndex<Hazard> {
  const shown = clocks.length === 0 ? hazards : hazards.filter(({ clock }) => clocks.includes(clock))
  return clusterIndex(shown, ({ position }) => position, worseHazard)
}

/** Symbols of the hazards at a zoom; the cluster named by `fannedKey` is spread out. */
export function hazardItems(
  clusters: ClusterIndex<Hazard>,
  zoom: number,
  nowMs: number,
  fannedKey: string | null,
): SymbolItem[] {
  return clusters.at(zoom).flatMap((cluster) => fanned(cluster, 'hazard', fannedKey, (hazard) => itemOf(hazard, nowMs)))
}

function itemOf(hazard: Hazard, nowMs: number): SymbolItem {
  return {
    position: hazard.position,
    icon: hazardIcon({ clock: hazard.clock, grade: hazard.grade, share: shareLeft(hazard, nowMs) }),
    offset: [0, 0],
    middle: [0, 0],
    hitRadius: HAZARD_RADIUS[hazard.grade] + 7,
    selection: { type: 'hazard', id: hazard.id },
    count: 1,
    cluster: null,
  }
}

/** Share of the time between report and due time that is left, 0…1; null without a due time or with the clock stopped. */
export function shareLeft(hazard: Pick<Hazard, 'reportedAt' | 'dueAt' | 'clock'>, nowMs: number): number | null {
  if (hazard.dueAt === null || (hazard.clock !== 'ontime' && hazard.clock !== 'soon')) return null
  const [start, due] = [Date.parse(hazard.reportedAt), Date.parse(hazard.dueAt)]
  return due > start ? Math.min(Math.max((due - nowMs) / (due - start), 0), 1) : 0
}
