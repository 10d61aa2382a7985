import type { Dispatch, DispatchRoute, Team } from '@wangge/api/contract'
import { useMemo } from 'react'
import {
  useActiveDispatches,
  useDispatchRoutes,
  useProposedRoute,
  useUnansweredDispatches,
} from '../data/dispatches.ts'
import { useProposal } from '../data/proposal.ts'
import { type MapDispatches, withDispatches } from '../map/layers/dispatches.ts'

interface Sending {
  dispatches: MapDispatches
  /** The teams, doing what their dispatches say; beside a hazard's page only those that have to do with it. */
  teams: readonly Team[]
}

const NOBODY: readonly Dispatch[] = []

/** What the map draws of sending; `onlyFor` = beside the page of this hazard, null = all of them. */
export function useMapDispatches(teams: readonly Team[] | undefined, onlyFor: string | null): Sending {
  const active = useActiveDispatches().data?.items ?? NOBODY
  const unanswered = useUnansweredDispatches().data?.items
  const shown = useMemo(
    () => (onlyFor === null ? active : active.filter(({ hazardId }) => hazardId === onlyFor)),
    [active, onlyFor],
  )
  const routes = useDispatchRoutes(shown)
  const proposal = useProposal()
  const proposed = useProposedRoute(proposal).data
  const dispatches = useMemo<MapDispatches>(
    () => ({
      lines: shown.flatMap((one) => {
        const route = routes.get(one.id)
        return route && one.state !== 'arrived' ? [{ ...one, coordinates: route.geometry.coordinates }] : []
      }),
      proposed: proposal && proposed ? proposedLine(proposal.teamId, proposed) : null,
      unanswered: new Set(unanswered?.map(({ hazardId }) => hazardId)),
    }),
    [shown, routes, proposal, proposed, unanswered],
  )
  const proposedId = proposal?.teamId ?? null
  return {
    dispatches,
    teams: useMemo(() => {
      const busy = withDispatches(teams ?? [], active)
      if (onlyFor === null) return busy
      return busy.filter(({ id }) => id === proposedId || shown.some(({ teamId }) => teamId === id))
    }, [teams, active, shown, onlyFor, proposedId]),
  }
}

const proposedLine = (teamId: string, { seconds, geometry }: DispatchRoute) => ({
  teamId,
  seconds,
  coordinates: geometry.coordinates,
})
