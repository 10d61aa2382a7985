import { useState } from 'react'
import { usePlanTable } from '../state/table.ts'
import { useWhatIf } from './whatIf.ts'

/** What a point or path brings, in the settings' weight; undefined while it is not known. `isOld` while newer ones are computed. */
export interface Gains {
  of(id: string): number | undefined
  isOld: boolean
}

/** The gains last computed, and the live one of the point that is being dragged. */
export function useGains(): Gains {
  const { answer, settings } = usePlanTable()
  const { dragging } = useWhatIf()
  const [last, setLast] = useState(answer?.gains ?? null)
  if (answer?.gains && answer.gains !== last) setLast(answer.gains)
  const live =
    dragging && dragging.servedWithout !== null && answer
      ? answer.after[settings.weight].served - dragging.servedWithout
      : undefined
  return {
    of: (id) => (dragging?.id === id && live !== undefined ? live : last?.get(id)),
    isOld: answer !== null && answer.gains === null,
  }
}
