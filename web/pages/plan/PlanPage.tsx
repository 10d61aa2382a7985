import { usePanels } from '../../app/panels.tsx'
import { useWidth } from '../../app/useWidth.ts'
import { useSession } from '../../data/session.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useText } from '../../text/index.ts'
import { ColumnSwitch } from './ColumnSwitch.tsx'
import { EditsPanel } from './edits/EditsPanel.tsx'
import { WhatIfProvider } from './edits/WhatIfProvider.tsx'
import { LeftColumn } from './LeftColumn.tsx'
import { PlanMap } from './map/PlanMap.tsx'
import styles from './PlanPage.module.css'
import { ScenarioBar } from './scenarios/ScenarioBar.tsx'
import { GainsSection } from './sites/GainsSection.tsx'
import { SitesSection } from './sites/SitesSection.tsx'
import { PlanTableProvider } from './state/PlanTableProvider.tsx'
import { usePlanText } from './usePlanText.ts'
import { useShownColumn } from './useShownColumn.ts'

/** The planner's table: what is asked and where the gaps are, the map, and what would change it. */
export default function PlanPage() {
  usePlanText()
  const { t } = useText()
  const width = useWidth()
  const { left, right, sheetSize } = usePanels()
  const column = useShownColumn()
  const role = useSession()?.role
  if (role === 'grid_worker' || role === 'patrol_member')
    return (
      <main id="main" className={styles['page']} data-width="phone" tabIndex={-1}>
        <Notice title={t('plan.noRights')} what={t('plan.noRightsWhat')} />
      </main>
    )
  return (
    <PlanTableProvider>
      <WhatIfProvider>
        <main
          id="main"
          className={styles['page']}
          data-width={width}
          data-show={column.shown}
          data-left={left}
          data-right={right}
          data-sheet={sheetSize}
          tabIndex={-1}
        >
          <h2 className="visuallyHidden">{t('plan.title')}</h2>
          {width !== 'wide' && <ColumnSwitch width={width} column={column} />}
          <LeftColumn />
          <PlanMap className={styles['map'] ?? ''} />
          <aside className={styles['right']} data-side="right" aria-label={t('plan.edits')}>
            <EditsPanel />
            <SitesSection />
            <GainsSection />
            <ScenarioBar />
          </aside>
        </main>
      </WhatIfProvider>
    </PlanTableProvider>
  )
}
