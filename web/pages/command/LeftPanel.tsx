import { usePanels } from '../../app/panels.tsx'
import { DockedPanel } from '../../parts/DockedPanel.tsx'
import { useText } from '../../text/index.ts'
import { Queue } from './queue/Queue.tsx'

export function LeftPanel() {
  const { t } = useText()
  const { left, setLeft } = usePanels()
  return (
    <DockedPanel
      side="left"
      name={t('panel.queue')}
      isOpen={left === 'open'}
      onToggle={() => setLeft(left === 'open' ? 'closed' : 'open')}
    >
      <Queue />
    </DockedPanel>
  )
}
