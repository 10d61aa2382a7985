import { useEffect, useRef } from 'react'
import { isTyping } from '../../app/isTyping.ts'
import { useSession } from '../../data/session.ts'
import { useText } from '../../text/index.ts'
import { StepCards } from './cards/StepCards.tsx'
import { CasesDrawer } from './cases/CasesDrawer.tsx'
import { SlowestPanel } from './cases/SlowestPanel.tsx'
import { chosenOf } from './chosen.ts'
import { FilterBar } from './filter/FilterBar.tsx'
import { type Click, responseQuery, stepBack } from './filter/responseView.ts'
import { useResponse } from './filter/useResponse.ts'
import { hasReasons, ReasonsPanel } from './groups/ReasonsPanel.tsx'
import { SourcesPanel } from './groups/SourcesPanel.tsx'
import { HoursPanel } from './hours/HoursPanel.tsx'
import { MapPanel } from './map/MapPanel.tsx'
import { OnTime } from './map/OnTime.tsx'
import { RampKey } from './map/RampKey.tsx'
import { useMapAreas } from './map/useMapAreas.ts'
import { PrintHead } from './PrintHead.tsx'
import { useAreas, useFirstCases, useGroups, useHours, useReasons, useSteps, useTrend } from './queries.ts'
import styles from './ResponsePage.module.css'
import { RankingPanel } from './ranking/RankingPanel.tsx'
import { TrendPanel } from './trend/TrendPanel.tsx'
import { useResponseText } from './useResponseText.ts'

/** As many as stand below the week without scrolling. */
const SLOWEST_ROWS = 7

/** How fast hazards get a response: each step as a distribution, over time, over places, and the cases behind every number. */
export default function ResponsePage() {
  useResponseText()
  const { t } = useText()
  const { view, today } = useResponse()
  useStepBack()
  const of = (without: readonly Click[], more: Record<string, string> = {}) => {
    const query = responseQuery(view, today, without)
    for (const [name, value] of Object.entries({ step: view.step, ...more })) query.set(name, value)
    return query
  }
  // Within one township there is nothing to compare but its communities.
  const scope = useSession()?.scope?.level
  const rankLevel = scope === 'township' || scope === 'community' || scope === 'cell' ? 'community' : 'township'
  const steps = useSteps(responseQuery(view, today))
  const { level, query: areas } = useMapAreas(view.level, (level) => of(['area'], { level }))
  const ranking = useAreas(of(['area'], { level: rankLevel }))
  const trend = useTrend(of(['days']))
  const hours = useHours(of(['week']))
  const slowest = useFirstCases(of([], { measure: 'measured', sort: 'slowest', limit: String(SLOWEST_ROWS) }))
  const groups = useGroups(of(['source'], { by: 'source' }))
  const withReasons = hasReasons(view.step)
  const reasons = useReasons(of([]), withReasons)
  const chosen = chosenOf(view.step, steps.data)
  const n = steps.data?.steps.find(({ step }) => step === view.step)?.n ?? null
  return (
    <main id="main" className={styles['page']} tabIndex={-1}>
      <h2 className="visuallyHidden">{t('response.title')}</h2>
      <PrintHead asOf={steps.data?.asOf} />
      <FilterBar data={steps.data} mapLevel={level} />
      <StepCards query={steps} />
      <div className={styles['columns']}>
        <div className={styles['left']}>
          <MapPanel query={areas} chosen={chosen} level={level} />
          <div className={styles['under']}>
            <RampKey query={areas} chosen={chosen} />
            <OnTime query={steps} chosen={chosen} />
          </div>
        </div>
        <div className={styles['panels']}>
          <div className={styles['middle']}>
            <TrendPanel query={trend} chosen={chosen} />
            <HoursPanel query={hours} chosen={chosen} />
            <SlowestPanel query={slowest} chosen={chosen} n={n} />
          </div>
          <div className={styles['right']}>
            <RankingPanel query={ranking} chosen={chosen} level={rankLevel} />
            {withReasons && <ReasonsPanel query={reasons} chosen={chosen} />}
            <SourcesPanel query={groups} chosen={chosen} />
          </div>
        </div>
      </div>
      {view.list && <CasesDrawer />}
    </main>
  )
}

/** Escape takes back the last thing that was clicked. */
function useStepBack(): void {
  const { view, change } = useResponse()
  const latest = useRef({ view, change })
  latest.current = { view, change }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A dialog and an open choice take their own Escape.
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('dialog[open], .ant-select-open')) return
      const undo = stepBack(latest.current.view)
      if (undo) latest.current.change(undo)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
