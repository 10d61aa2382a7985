import { createContext, useContext } from 'react'
import type { Letters } from './letters.ts'

export const TOOLS = ['point', 'gate', 'street', 'path'] as const
export type ToolName = (typeof TOOLS)[number]

/** The point that the pointer or the arrow keys move now. */
export interface Dragging {
  id: string
  /** What is served without it, in the settings' weight; null where that is not known. */
  servedWithout: number | null
}

/** What the panel of edits and the tools on the map share. */
export interface WhatIf {
  tool: ToolName | null
  setTool(tool: ToolName | null): void
  dragging: Dragging | null
  setDragging(dragging: Dragging | null): void
  letters: Letters
}

export const WhatIfContext = createContext<WhatIf | null>(null)

export function useWhatIf(): WhatIf {
  const whatIf = useContext(WhatIfContext)
  if (!whatIf) throw new Error('useWhatIf needs a WhatIfContext above it')
  return whatIf
}
