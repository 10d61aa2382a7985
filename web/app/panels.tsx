import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useWidth } from './useWidth.ts'

export type PanelState = 'open' | 'closed'
/** What the bottom sheet of a phone shows. */
export type SheetTab = 'queue' | 'coverage'
export const SHEET_SIZES = ['peek', 'half', 'full'] as const
export type SheetSize = (typeof SHEET_SIZES)[number]

interface Panels {
  left: PanelState
  right: PanelState
  sheetTab: SheetTab
  sheetSize: SheetSize
  setLeft(state: PanelState): void
  setRight(state: PanelState): void
  setSheet(tab: SheetTab, size: SheetSize): void
  isHelpOpen: boolean
  setHelpOpen(isOpen: boolean): void
}

const PanelsContext = createContext<Panels | null>(null)

export function usePanels(): Panels {
  const panels = useContext(PanelsContext)
  if (!panels) throw new Error('usePanels needs a PanelsProvider above it')
  return panels
}

/** Which panels are open: not part of the address, since the next screen has another size. */
export function PanelsProvider({ children }: { children: ReactNode }) {
  const isWide = useWidth() === 'wide'
  const [left, setLeft] = useState<PanelState>('open')
  const [rightChosen, setRight] = useState<PanelState | null>(null)
  const [sheet, setSheetState] = useState<{ tab: SheetTab; size: SheetSize }>({ tab: 'queue', size: 'half' })
  const [isHelpOpen, setHelpOpen] = useState(false)
  const right = rightChosen ?? (isWide ? 'open' : 'closed')
  const panels = useMemo<Panels>(
    () => ({
      left,
      right,
      sheetTab: sheet.tab,
      sheetSize: sheet.size,
      setLeft,
      setRight,
      setSheet: (tab, size) => setSheetState({ tab, size }),
      isHelpOpen,
      setHelpOpen,
    }),
    [left, right, sheet, isHelpOpen],
  )
  return <PanelsContext value={panels}>{children}</PanelsContext>
}
