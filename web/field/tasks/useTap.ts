import type { FieldTask } from '@wangge/api/contract'
import { useRef } from 'react'
import { useWhereabouts } from '../place/here.ts'
import { useWrite } from '../useWrite.ts'

type Tap = 'accept' | 'depart' | 'arrive' | 'acknowledge'

/** Says one word of a task; a second tap while the first is being kept says nothing. */
export function useTap(task: FieldTask): (tap: Tap) => Promise<void> {
  const write = useWrite()
  const whereabouts = useWhereabouts()
  const isBusy = useRef(false)
  return async (tap) => {
    if (isBusy.current) return
    isBusy.current = true
    const label = task.address || task.hazard?.cellName || task.serial
    if (tap === 'acknowledge') {
      const expectedVersion = task.hazard?.version ?? 0
      await write(
        { type: 'hazardAction', hazard: { id: task.id }, action: { action: tap, expectedVersion } },
        { label },
      )
    } else if (task.dispatch) {
      const { id: dispatchId, version: expectedVersion } = task.dispatch
      // Being near is proof that one is there; a position from before is none.
      const here =
        tap === 'arrive' && whereabouts.state === 'here' && isFresh(whereabouts.here.at) ? whereabouts.here : null
      const place = here && { position: here.position, accuracyMetres: Math.round(here.accuracyMetres) }
      await write({ type: 'dispatchAction', dispatchId, action: { action: tap, expectedVersion, ...place } }, { label })
    }
    isBusy.current = false
  }
}

/** As old as a position may be to say where somebody is now. */
const FRESH_MS = 60_000
const isFresh = (at: number): boolean => Date.now() - at <= FRESH_MS
