import { Button, Progress } from 'antd'
import { useState } from 'react'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanFiguresText } from '../figures/usePlanFiguresText.ts'
import { usePlanTable } from '../state/table.ts'
import { PastRuns } from './PastRuns.tsx'
import { SiteBadge } from './SiteBadge.tsx'
import { SiteProblem } from './SiteProblem.tsx'
import { SiteResult } from './SiteResult.tsx'
import styles from './Sites.module.css'
import { SitesForm } from './SitesForm.tsx'
import { OPENING_FORM, placesOf, type SiteForm, siteRequest } from './siteForm.ts'
import { useSiteRun } from './siteQueries.ts'

/** 最优选址: today's points are kept, k more are chosen, with the bound and the gap to it always in sight. */
export function SitesSection() {
  usePlanFiguresText()
  const { t } = useText()
  const { base, settings, edits } = usePlanTable()
  const [form, setForm] = useState<SiteForm>(OPENING_FORM)
  const { run, isStarting, error, start, cancel, open } = useSiteRun()
  const isRunning = isStarting || run?.state === 'running'
  const asked = base && siteRequest(form, placesOf(form, base.points, settings), settings, edits)
  const percentDone = Math.floor((run?.progress ?? 0) * 100)
  return (
    <Section title={t('planSites.title')} aside={run?.answer && !isRunning && <SiteBadge answer={run.answer} />}>
      <SitesForm form={form} onChange={(part) => setForm((before) => ({ ...before, ...part }))} />
      <div className={styles['run']}>
        {isRunning ? (
          <>
            <span role="status">{t('planSites.running', { percent: `${percentDone}%` })}</span>
            <Progress percent={percentDone} showInfo={false} size="small" aria-label={t('planSites.title')} />
            <Button size="small" disabled={!run} onClick={cancel}>
              {t('planSites.cancel')}
            </Button>
          </>
        ) : (
          <Button disabled={!asked} onClick={() => asked && start(asked)}>
            {t(run ? 'planSites.again' : 'planSites.run')}
          </Button>
        )}
      </div>
      <SiteProblem run={run} error={error} />
      {run?.answer && <SiteResult run={run} answer={run.answer} />}
      <PastRuns shownId={run?.id ?? null} onOpen={open} />
    </Section>
  )
}
