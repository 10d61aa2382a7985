import { useEffect } from 'react'
import { usePanels } from '../../app/panels.tsx'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { DockedPanel } from '../../parts/DockedPanel.tsx'
import { useText } from '../../text/index.ts'
import { RightContent } from './RightContent.tsx'

/** Docked beside the map where there is room, else a drawer over it that opens with a selection. */
export function RightPanel() {
  const { t } = useText()
  const { view, select } = useView()
  const { right, setRight } = usePanels()
  const isWide = useWidth() === 'wide'
  const selected = JSON.stringify(view.selection)
  useEffect(() => {
    if (selected !== 'null') setRight('open')
    else if (!isWide) setRight('closed')
  }, [selected, isWide, setRight])
  const toggle = (): void => {
    setRight(right === 'open' ? 'closed' : 'open')
    if (right === 'open' && !isWide && view.selection) select(null)
  }
  return (
    <DockedPanel side="right" name={t('panel.detail')} isOpen={right === 'open'} onToggle={toggle}>
      <RightContent />
    </DockedPanel>
  )
}
