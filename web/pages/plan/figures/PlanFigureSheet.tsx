import { useState } from 'react'
import { createPortal } from 'react-dom'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { FigureFacts } from './FigureFacts.tsx'
import styles from './FigureSheet.module.css'
import { ResidenceList } from './ResidenceList.tsx'
import { ResidenceRoute } from './ResidenceRoute.tsx'
import type { PlanFigureName, PlanWhen } from './residenceRows.ts'

interface PlanFigureSheetProps {
  figure: PlanFigureName
  when: PlanWhen
  area: string
  title: string
  value: string
  onClose(): void
}

/** Where a number of the table comes from: formula, network, settings, who is left out, and its residences with their ways. */
export default function PlanFigureSheet({ figure, when, area, title, value, onClose }: PlanFigureSheetProps) {
  const [row, setRow] = useState<number | null>(null)
  // In the body, so that neither the type nor the clicks of where the number stands reach into it.
  return createPortal(
    <SideDialog title={title} onClose={onClose}>
      <p className={styles['value']}>{value}</p>
      {row !== null && <ResidenceRoute row={row} onBack={() => setRow(null)} onShown={onClose} />}
      {/* The list keeps its page and order while one of its residences is looked at. */}
      <div hidden={row !== null}>
        <FigureFacts figure={figure} when={when} area={area} />
        <ResidenceList figure={figure} when={when} area={area} onRow={setRow} />
      </div>
    </SideDialog>,
    document.body,
  )
}
