import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TeamReach, TeamShed } from '@wangge/api/contract'
import { useLocation } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { request } from '../../../data/client.ts'
import type { Moves, Place } from './moves.ts'

export interface ReachSettings {
  mode: 'foot' | 'drive'
  from: 'base' | 'position'
  minutes: number
  area: string
}

/** The address holds them: by, from, minutes, area, team. */
export function useReachPlace() {
  const { search } = useLocation()
  const { change } = useView()
  const asked = new URLSearchParams(search)
  const minutes = Number(asked.get('minutes'))
  const settings: ReachSettings = {
    mode: asked.get('by') === 'drive' ? 'drive' : 'foot',
    from: asked.get('from') === 'position' ? 'position' : 'base',
    minutes: Number.isInteger(minutes) && minutes >= 1 && minutes <= 60 ? minutes : 10,
    area: asked.get('area') ?? '',
  }
  const set = (part: Record<string, string | null>): void => change({}, part)
  return { settings, teamId: asked.get('team'), set }
}

const queryOf = ({ mode, from, minutes, area }: ReachSettings): string =>
  new URLSearchParams({ mode, from, minutes: String(minutes), ...(area !== '' && { area }) }).toString()

/** Whom the teams reach, with bases moved by hand where some are. */
export function useTeamReach(settings: ReachSettings, moves: Moves) {
  const bases = Object.entries(moves).map(([teamId, position]) => ({ teamId, position }))
  const query = queryOf(settings)
  const { area, ...rest } = settings
  return useQuery({
    queryKey: ['team-reach', query, JSON.stringify(moves)],
    queryFn: ({ signal }) =>
      bases.length === 0
        ? request<TeamReach>(`/team-reach?${query}`, { signal })
        : request<TeamReach>('/team-reach/what-if', {
            method: 'POST',
            body: { ...rest, ...(area !== '' && { area }), bases },
            signal,
          }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}

/** Where a team gets in time, from its registered place or from the one that is tried. */
export function useTeamShed(settings: ReachSettings, teamId: string | null, tried: Place | undefined) {
  const query = new URLSearchParams(queryOf(settings))
  if (tried) {
    query.set('lon', String(tried[0]))
    query.set('lat', String(tried[1]))
  }
  return useQuery({
    queryKey: ['team-reach', teamId, 'shed', query.toString()],
    queryFn: ({ signal }) => request<TeamShed>(`/team-reach/${teamId}/shed?${query}`, { signal }),
    enabled: teamId !== null,
    staleTime: 30_000,
  })
}
