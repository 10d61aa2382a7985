import { useRef } from 'react'
import { type PlanAnswer, usePlanTable } from './table.ts'

/** What a drag leaves out, as it was last known; `isOld` while it waits for the pointer to rest. */
export interface Rested {
  gaps: PlanAnswer['gaps']
  cells: PlanAnswer['cells']
  isOld: boolean
}

export function useRested(): Rested {
  const { answer } = usePlanTable()
  const last = useRef<Rested>({ gaps: null, cells: null, isOld: false })
  if (answer?.gaps && answer.gaps !== last.current.gaps)
    last.current = { gaps: answer.gaps, cells: answer.cells, isOld: false }
  const isOld = answer !== null && answer.gaps === null
  if (isOld !== last.current.isOld) last.current = { ...last.current, isOld }
  return last.current
}
