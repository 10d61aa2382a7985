import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent, Team } from '@wangge/api/contract'
import type { Whole } from '../pages.ts'

/** A position comes with its event and is put in its place; false where the event says none, or of a team not known here. */
export function placeTeam(client: QueryClient, { id, event, at, data }: LiveEvent): boolean {
  const position = event === 'position' ? lonLat(data) : null
  if (position === null) return false
  const positionAt = typeof data['positionAt'] === 'string' ? data['positionAt'] : at
  let isKnown = false
  client.setQueryData<Whole<Team>>(['teams'], (list) => {
    const items = list?.items.map((team) => {
      if (team.id !== id) return team
      isKnown = true
      const isOlder = team.positionAt !== null && Date.parse(team.positionAt) > Date.parse(positionAt)
      return isOlder ? team : { ...team, position, positionAt, stale: false }
    })
    return list && items && isKnown ? { ...list, items } : undefined
  })
  return isKnown
}

function lonLat({ lon, lat }: LiveEvent['data']): [number, number] | null {
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null
}
