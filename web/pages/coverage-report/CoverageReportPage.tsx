import { useLocation } from 'react-router'
import { useView } from '../../app/ViewContext.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import { useReport } from '../plan/compare/reportQueries.ts'
import { usePlanFiguresText } from '../plan/figures/usePlanFiguresText.ts'
import { parseSettings } from '../plan/state/planAddress.ts'
import styles from './CoverageReport.module.css'
import { ReportBar } from './ReportBar.tsx'
import { ReportPaper } from './ReportPaper.tsx'

/** Prints stand on A4 with their page's number; only while this page is open. */
const PAPER =
  '@page { size: a4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages) } }'

/** `/plan/report?area=…`: one area's coverage under the address' settings, to print or to carry away as a workbook. */
export default function CoverageReportPage() {
  usePlanFiguresText()
  const { t } = useText()
  const { search } = useLocation()
  const { change } = useView()
  const settings = parseSettings(search)
  const area = new URLSearchParams(search).get('area') ?? ''
  const { data, error, refetch, isPlaceholderData } = useReport(settings, area)
  return (
    <main id="main" className={styles['page']} tabIndex={-1}>
      <style>{PAPER}</style>
      <ReportBar
        settings={settings}
        area={area}
        isReady={data !== undefined && !isPlaceholderData}
        onArea={(code) => change({}, { area: code || null })}
      />
      {data ? (
        <div data-old={isPlaceholderData || undefined} className={styles['body']}>
          <ReportPaper report={data} />
        </div>
      ) : error ? (
        <Failed what="planWhat.report" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={styles['paper']} role="status" aria-label={t('coverReport.waiting')}>
          <Skeleton rows={12} />
        </div>
      )}
    </main>
  )
}
