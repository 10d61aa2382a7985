import { useState } from 'react'

/** Where not all three columns have room. */
export type PlanColumn = 'map' | 'gaps' | 'edits'

export interface ShownColumn {
  shown: PlanColumn
  show(column: PlanColumn): void
}

export function useShownColumn(): ShownColumn {
  const [shown, show] = useState<PlanColumn>('gaps')
  return { shown, show }
}
