import type { QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '@wangge/api/contract'
import { LIVE_KINDS } from '@wangge/db/vocabulary'
import { createHazardRows, isOpenList } from './hazardRows.ts'
import { onCatchUp, onLive } from './hub.ts'
import { isFollowed, isTouched } from './pace.ts'
import { createRefresher } from './refresher.ts'
import { placeTeam } from './teamPlaces.ts'

/** Keeps every query of the page in step with what is heard, until the answer is called. */
export function followEvents(client: QueryClient): () => void {
  const rows = createHazardRows(client)
  const refresher = createRefresher(client, {
    read: (query) => (isOpenList(query.queryKey) ? rows.read() : Promise.resolve(false)),
  })
  const hear = (event: LiveEvent): void => {
    if (event.kind === 'hazard') {
      // Whoever has it no longer would ask for what he may not see.
      if (event.event === 'transferred') rows.changedAll()
      else rows.changed(event.id, event.data['version'])
    }
    if (event.kind === 'dispatch') rows.isSent(event.data['hazardId'])
    const isPlaced = event.kind === 'team' && placeTeam(client, event)
    refresher.touch(({ queryKey, state }) => {
      if (!isTouched(queryKey, event) || isKnown(state.data, event)) return false
      return isOpenList(queryKey) ? rows.areChanged() : !(isPlaced && queryKey[0] === 'teams')
    })
  }
  const ends = [
    onLive(LIVE_KINDS, hear),
    onCatchUp((why) => {
      if (why !== 'resumed') rows.changedAll()
      refresher.touch(({ queryKey, state }) => state.status === 'error' || (why !== 'resumed' && isFollowed(queryKey)))
    }),
  ]
  const wake = (): void => {
    if (!document.hidden) refresher.wake()
  }
  document.addEventListener('visibilitychange', wake)
  return () => {
    document.removeEventListener('visibilitychange', wake)
    for (const end of ends) end()
    refresher.close()
  }
}

/** The answer of a change made here came before the word of it. */
function isKnown(data: unknown, { id, data: told }: LiveEvent): boolean {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('version' in data)) return false
  return data.id === id && typeof told['version'] === 'number' && Number(data.version) >= told['version']
}
