import type { CoverageRun, District } from '@wangge/api/contract'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useDistrict } from '../../../data/queries.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Section } from '../../../parts/Section.tsx'
import { SheetHead } from '../../../parts/SheetHead.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useNetworkName } from '../../../parts/useNetworkName.ts'
import { useText } from '../../../text/index.ts'
import { CellAddends } from './CellAddends.tsx'
import { CellRanking } from './CellRanking.tsx'
import { CoverageFigures } from './CoverageFigures.tsx'
import styles from './CoverageSheet.module.css'
import { NotCounted } from './NotCounted.tsx'
import { RunFacts } from './RunFacts.tsx'

const RunPanel = lazy(() => import('./RunPanel.tsx'))

/** The district's own sheet: who is within the limit, who is not, what is not counted, and by what run. */
export default function CoverageSheet() {
  const { t } = useText()
  const { data: district, error, refetch } = useDistrict()
  const networkName = useNetworkName()
  const [isAsking, setAsking] = useState(false)
  if (!district)
    return error ? (
      <Failed what="problem.what.district" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={8} />
    )
  const run = district.run
  const minutes = (run?.limitSeconds ?? 600) / 60
  const panel = isAsking || run?.state === 'running'
  return (
    <div className={styles['sheet']}>
      <SheetHead
        title={minutes === 10 ? t('coverage.title') : t('coverage.titleMinutes', { n: minutes })}
        overline={run && networkName(run.network)}
        aside={
          !panel && (
            <Button size="small" onClick={() => setAsking(true)}>
              {t('run.recompute')}
            </Button>
          )
        }
      />
      {panel && (
        <Suspense fallback={<Skeleton rows={3} />}>
          <RunPanel district={district} onClose={() => setAsking(false)} />
        </Suspense>
      )}
      {run?.totals ? (
        <Results district={district} run={run} totals={run.totals} />
      ) : (
        run?.state !== 'running' && <Notice title={t('coverage.none')} what={t('coverage.noneDo')} />
      )}
    </div>
  )
}

function Results({
  district,
  run,
  totals,
}: {
  district: District
  run: CoverageRun
  totals: NonNullable<CoverageRun['totals']>
}) {
  const { t } = useText()
  return (
    <>
      <CoverageFigures
        people={totals.people}
        served={totals.peopleServed}
        gap={totals.peopleGap}
        noStreetData={totals.peopleNoStreetData}
        limitMinutes={run.limitSeconds / 60}
        snapLimitMetres={run.snapLimitMetres}
        list={<CellAddends runId={run.id} level="community" />}
      />
      <CellRanking district={district} runId={run.id} />
      <Section title={t('coverage.said')}>
        <NotCounted totals={totals} />
      </Section>
      <Section title={t('coverage.run')}>
        <RunFacts run={run} />
      </Section>
    </>
  )
}
