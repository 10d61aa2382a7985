import { Segmented } from 'antd'
import { useState } from 'react'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanFiguresText } from '../figures/usePlanFiguresText.ts'
import styles from './Compare.module.css'
import { CompareRuns } from './CompareRuns.tsx'
import { CompareSettings } from './CompareSettings.tsx'

/** Two hours, limits or speeds beside each other, or two stored runs; what differs is said before any figure. */
export default function CompareDrawer({ onClose }: { onClose(): void }) {
  usePlanFiguresText()
  const { t } = useText()
  const [mode, setMode] = useState<'settings' | 'runs'>('settings')
  return (
    <SideDialog title={t('planCompare.title')} isWide onClose={onClose}>
      <Segmented
        className={styles['mode'] ?? ''}
        aria-label={t('planCompare.mode')}
        value={mode}
        options={[
          { value: 'settings', label: t('planCompare.settings') },
          { value: 'runs', label: t('planCompare.runs') },
        ]}
        onChange={setMode}
      />
      {mode === 'settings' ? <CompareSettings /> : <CompareRuns />}
    </SideDialog>
  )
}
