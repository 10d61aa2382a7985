import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanFiguresText } from '../figures/usePlanFiguresText.ts'
import { AreasPanel } from './AreasPanel.tsx'
import { CumulativePanel } from './CumulativePanel.tsx'

/** Charts of the table as it stands now: minutes as a curve, areas as bars with their table. */
export default function ChartsDrawer({ onClose }: { onClose(): void }) {
  usePlanFiguresText()
  const { t } = useText()
  return (
    <SideDialog title={t('planCharts.title')} isWide onClose={onClose}>
      <CumulativePanel />
      <AreasPanel />
    </SideDialog>
  )
}
