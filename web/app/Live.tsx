import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followEvents } from '../data/live/follow.ts'
import { startLive } from '../data/live/start.ts'
import { useSession } from '../data/session.ts'
import { MessageGate } from '../messages/MessageGate.tsx'

/** Listens as long as somebody is signed in, and keeps what is shown in step with what is heard. */
export default function Live() {
  const client = useQueryClient()
  const person = useSession()?.personId
  useEffect(() => {
    if (person === undefined) return
    const unfollow = followEvents(client)
    const stop = startLive({ address: '/api/v1/events', person })
    return () => {
      stop()
      unfollow()
    }
  }, [client, person])
  return <MessageGate />
}
