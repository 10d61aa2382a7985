import { useEffect, useState } from 'react'
import { type PlanRoute, usePlanTable } from '../state/table.ts'

/** The way of the chosen home, again whenever the table has come to rest on another answer. */
export function useRoute(homeId: string | null): PlanRoute | null {
  const { answer, routeOf } = usePlanTable()
  const [route, setRoute] = useState<PlanRoute | null>(null)
  const digest = answer?.digest ?? null
  useEffect(() => {
    if (homeId === null || digest === null) {
      if (homeId === null) setRoute(null)
      return
    }
    let isOver = false
    void routeOf(homeId)
      .catch(() => null)
      .then((found) => {
        if (!isOver) setRoute(found)
      })
    return () => {
      isOver = true
    }
  }, [homeId, digest, routeOf])
  return route
}
