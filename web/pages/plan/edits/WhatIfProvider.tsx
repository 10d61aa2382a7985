import { type ReactNode, useMemo, useState } from 'react'
import { ScenarioProvider } from '../scenarios/ScenarioProvider.tsx'
import { usePlanTable } from '../state/table.ts'
import { type Letters, lettered } from './letters.ts'
import { newPointIds } from './points.ts'
import { usePlanEditsText } from './usePlanEditsText.ts'
import { type Dragging, type ToolName, type WhatIf, WhatIfContext } from './whatIf.ts'

const NO_LETTERS: Letters = new Map()

/** Holds which tool has the map, what is being dragged, the letters of new points, and the scenario on the table. */
export function WhatIfProvider({ children }: { children: ReactNode }) {
  usePlanEditsText()
  const { edits } = usePlanTable()
  const [tool, setTool] = useState<ToolName | null>(null)
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const [known, setLetters] = useState(NO_LETTERS)
  const letters = lettered(known, newPointIds(edits))
  if (letters !== known) setLetters(letters)
  const whatIf = useMemo<WhatIf>(() => ({ tool, setTool, dragging, setDragging, letters }), [tool, dragging, letters])
  return (
    <WhatIfContext value={whatIf}>
      <ScenarioProvider>{children}</ScenarioProvider>
    </WhatIfContext>
  )
}
