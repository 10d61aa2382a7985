import type { DispatchRoute, FieldTask } from '@wangge/api/contract'
import { useEffect, useState } from 'react'
import { request } from '../../data/client.ts'
import type { Here } from '../place/here.ts'

/** The way to a task: from where the phone is, else from where the server knows the team. Null while there is none. */
export function useWay({ id, hazard, dispatch }: FieldTask, here: Here | null): DispatchRoute | null {
  const [found, setFound] = useState<{ address: string; way: DispatchRoute | null } | null>(null)
  const isThere = dispatch?.state === 'arrived'
  const mode = dispatch?.mode ?? 'foot'
  const address =
    hazard && here
      ? `/hazards/${id}/way?lon=${step(here.position[0])}&lat=${step(here.position[1])}&mode=${mode}`
      : dispatch && !isThere && `/dispatches/${dispatch.id}/route`
  useEffect(() => {
    if (!address) return
    const controller = new AbortController()
    request<DispatchRoute | null>(address, { signal: controller.signal }).then(
      (way) => setFound({ address, way }),
      () => null,
    )
    return () => controller.abort()
  }, [address])
  // The last way stays until the next is here, so that the line does not blink at every step.
  return address && found && sameGoal(found.address, address) ? found.way : null
}

/** About thirty metres: the way is asked for anew after that. */
const STEP_DEGREES = 0.0003
const step = (degrees: number): string => (Math.round(degrees / STEP_DEGREES) * STEP_DEGREES).toFixed(5)

const sameGoal = (one: string, other: string): boolean => one.split('?')[0] === other.split('?')[0]
