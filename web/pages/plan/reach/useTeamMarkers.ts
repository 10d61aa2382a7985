import type { TeamReach } from '@wangge/api/contract'
import { useEffect, useRef } from 'react'
import { type MapLibreMap, Marker } from '../../../map/maplibre.ts'
import type { Moves, Place } from './moves.ts'
import styles from './ReachPage.module.css'

interface Markers {
  teams: TeamReach['teams']
  moves: Moves
  teamId: string | null
  onChoose(id: string | null): void
  onMove(teamId: string, place: Place): void
}

/** A square a team, as teams always are: a click chooses it, a drag tries its base elsewhere. */
export function useTeamMarkers(map: MapLibreMap | null, { teams, moves, teamId, onChoose, onMove }: Markers): void {
  const latest = useRef({ onChoose, onMove, teamId })
  latest.current = { onChoose, onMove, teamId }
  useEffect(() => {
    if (!map) return
    const markers = teams.flatMap(({ id, name, position, isStale }) => {
      if (!position) return []
      const element = document.createElement('button')
      element.type = 'button'
      element.className = styles['team'] ?? ''
      element.title = name
      element.setAttribute('aria-label', name)
      element.dataset['stale'] = String(isStale)
      element.dataset['tried'] = String(id in moves)
      element.dataset['team'] = id
      element.addEventListener('click', (event) => {
        event.stopPropagation()
        latest.current.onChoose(latest.current.teamId === id ? null : id)
      })
      const marker = new Marker({ element, draggable: true }).setLngLat(position).addTo(map)
      marker.on('dragend', () => {
        const { lng, lat } = marker.getLngLat()
        latest.current.onChoose(id)
        latest.current.onMove(id, [lng, lat])
      })
      return [marker]
    })
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [map, teams, moves])
  useEffect(() => {
    if (!map || teams.length === 0) return
    for (const element of map.getContainer().querySelectorAll<HTMLElement>('[data-team]'))
      element.dataset['chosen'] = String(element.dataset['team'] === teamId)
  }, [map, teams, teamId])
}
