import type { FieldTask } from '@wangge/api/contract'
import { useRef, useState } from 'react'
import type { FieldAction, NewPhoto } from '../../offline/types.ts'
import { addressOf, goTo } from '../../route.ts'
import { useKindName } from '../../tables.ts'
import { useWrite } from '../../useWrite.ts'

export type HazardWritten = Extract<FieldAction, { type: 'hazardAction' }>['action']
type WithoutVersion<T> = T extends unknown ? Omit<T, 'expectedVersion'> : never

/** One action of a step, and its photos. */
export interface Written {
  action: WithoutVersion<HazardWritten>
  photos?: readonly NewPhoto[]
}

/** What the pages of the steps share: what it is about, the way back, and keeping what was said. */
export function useStep(task: FieldTask) {
  const kindName = useKindName()
  const write = useWrite()
  const busy = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const place = task.address || task.hazard?.cellName || task.serial
  const back = (): void => goTo(addressOf.task(task.id), { replace: true })

  const once = async (work: () => Promise<boolean>): Promise<boolean> => {
    if (busy.current) return false
    busy.current = true
    setBusy(true)
    const isDone = await work()
    busy.current = false
    setBusy(false)
    return isDone
  }
  /** Keeps actions on the case in this order; false = not all of them could be kept, and the page stays. */
  const writeOnHazard = (...written: readonly Written[]): Promise<boolean> =>
    once(async () => {
      for (const { action, photos = [] } of written) {
        const whole = { ...action, expectedVersion: task.hazard?.version ?? 0 } as HazardWritten
        const kept = await write(
          { type: 'hazardAction', hazard: { id: task.id }, action: whole },
          { photos, label: place },
        )
        if (kept === null) return false
      }
      return true
    })
  const writeOnDispatch = (
    action: 'decline' | 'clear',
    more: { reason?: string; outcome?: string },
  ): Promise<boolean> =>
    once(async () => {
      if (!task.dispatch) return false
      const { id: dispatchId, version: expectedVersion } = task.dispatch
      return (
        (await write(
          { type: 'dispatchAction', dispatchId, action: { action, expectedVersion, ...more } },
          { label: place },
        )) !== null
      )
    })
  return { about: `${kindName(task.kind)} · ${place}`, back, isBusy, writeOnHazard, writeOnDispatch }
}
