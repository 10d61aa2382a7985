import type { LiveEvent } from '@wangge/api/contract'
import { lazy, Suspense, useEffect, useState } from 'react'
import { onLive } from '../data/live/hub.ts'
import { useSession } from '../data/session.ts'

const PageMessages = lazy(() => import('./PageMessages.tsx'))
const KEPT = 50

/** Hears the messages that are for who is signed in; what shows them is fetched with the first. */
export function MessageGate() {
  const role = useSession()?.role
  const [heard, setHeard] = useState<readonly LiveEvent[]>([])
  useEffect(
    () =>
      onLive(['alert'], (event) => {
        const wanted = event.data['role']
        if (event.event !== 'message' || (typeof wanted === 'string' && wanted !== role)) return
        setHeard((before) => [event, ...before].slice(0, KEPT))
      }),
    [role],
  )
  if (heard.length === 0) return null
  return (
    <Suspense>
      <PageMessages
        heard={heard}
        onPutAway={(number) => setHeard((before) => before.filter((one) => one.number !== number))}
      />
    </Suspense>
  )
}
