import type { Gap } from '@wangge/api/walk'
import { useLocation } from 'react-router'
import { usePlanTable } from '../state/table.ts'

/** The gap that the address names, as the last answer has it; null where none is chosen or it is gone. */
export function useChosenGap(): Gap | null {
  const { search } = useLocation()
  const key = new URLSearchParams(search).get('gap')
  return usePlanTable().answer?.gaps?.find((gap) => gap.key === key) ?? null
}
