import { useCallback, useMemo } from 'react'
import { useLocation } from 'react-router'
import { useView } from '../../app/ViewContext.tsx'
import { useTick } from '../../data/now.ts'
import { localDay } from '../../format/localTime.ts'
import { parsePlace, placeParams, type TeamsPlace } from './teamsPlace.ts'

/** Where the page is: the address says it, and `go` writes it back. */
export interface Place extends TeamsPlace {
  today: string
  teamId: string | null
  go(part: Partial<TeamsPlace> & { teamId?: string | null }): void
}

export function useTeamsPlace(): Place {
  const { search } = useLocation()
  const { view, change } = useView()
  const today = useTick(localDay)
  const { selection } = view
  const go = useCallback<Place['go']>(
    ({ teamId, ...part }) => {
      const chosen =
        teamId === undefined ? {} : { selection: teamId === null ? null : { type: 'team' as const, id: teamId } }
      // A drawer that opens or closes is a step one goes back over; moving about in the roster is not.
      change(chosen, placeParams(part), 'open' in part || 'show' in part)
    },
    [change],
  )
  return useMemo(
    () => ({ ...parsePlace(search, today), today, teamId: selection?.type === 'team' ? selection.id : null, go }),
    [search, today, selection, go],
  )
}
