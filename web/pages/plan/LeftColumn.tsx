import { useText } from '../../text/index.ts'
import { PlanViews } from './charts/PlanViews.tsx'
import { GapSection } from './gaps/GapSection.tsx'
import styles from './PlanPage.module.css'
import { BeforeAfter } from './settings/BeforeAfter.tsx'
import { SettingsSection } from './settings/SettingsSection.tsx'
import { TableState } from './TableState.tsx'

/** What is asked, what it comes to, and where the gaps are. */
export function LeftColumn() {
  const { t } = useText()
  return (
    <section className={styles['left']} aria-label={t('plan.settings')}>
      <SettingsSection />
      <TableState>
        <BeforeAfter />
        <PlanViews />
        <GapSection />
      </TableState>
    </section>
  )
}
