import type { Team } from '@wangge/api/contract'
import { teamIcon } from '../symbols/atlas.ts'
import { type TeamForm, teamForm } from '../symbols/team.ts'
import type { LonLat } from '../types.ts'
import { type ClusterIndex, clusterIndex } from './clusters.ts'
import { fanned } from './fan.ts'
import type { SymbolItem } from './item.ts'

/** A free team answers "who can go", so a cluster wears it first. */
const FORM_RANK: Record<TeamForm, number> = { free: 0, onscene: 1, enroute: 2, assigned: 3, stale: 4, off: 5 }

/** What of a team the map draws. */
type MapTeam = Pick<Team, 'id' | 'code' | 'kind' | 'state' | 'stale' | 'position'>
type PlacedTeam = MapTeam & { position: LonLat }

const isPlaced = (team: MapTeam): team is PlacedTeam => team.position !== null

export function teamClusters(teams: readonly MapTeam[]): ClusterIndex<PlacedTeam> {
  return clusterIndex(
    teams.filter(isPlaced),
    ({ position }) => position,
    (a, b) => FORM_RANK[teamForm(a)] - FORM_RANK[teamForm(b)] || a.code.localeCompare(b.code),
  )
}

/** Symbols of the teams at a zoom; `headings` in degrees clockwise from north, by team. */
export function teamItems(
  clusters: ClusterIndex<PlacedTeam>,
  zoom: number,
  fannedKey: string | null,
  headings: ReadonlyMap<string, number> = NOWHERE,
): SymbolItem[] {
  return clusters.at(zoom).flatMap((cluster) =>
    fanned(cluster, 'team', fannedKey, (team) => {
      const heading = teamForm(team) === 'enroute' ? headings.get(team.id) : undefined
      return heading === undefined ? itemOf(team) : { ...itemOf(team), heading }
    }),
  )
}

const NOWHERE: ReadonlyMap<string, number> = new Map()

function itemOf(team: PlacedTeam): SymbolItem {
  return {
    position: team.position,
    icon: teamIcon(team.kind, teamForm(team)),
    offset: [0, 0],
    middle: [0, 0],
    hitRadius: 13,
    selection: { type: 'team', id: team.id },
    count: 1,
    cluster: null,
  }
}
