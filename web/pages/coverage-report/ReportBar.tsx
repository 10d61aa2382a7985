import type { PlanSettings } from '@wangge/api/walk'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { ProblemError } from '../../data/client.ts'
import { CellSelect } from '../../parts/CellSelect.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useProblemWords } from '../../parts/problemWords.ts'
import { useText } from '../../text/index.ts'
import { reportQuery } from '../plan/compare/reportQueries.ts'
import styles from './CoverageReport.module.css'

interface ReportBarProps {
  settings: PlanSettings
  area: string
  isReady: boolean
  onArea(code: string): void
}

/** Which area, 打印, and the workbook; not on paper. */
export function ReportBar({ settings, area, isReady, onArea }: ReportBarProps) {
  const { t, language } = useText()
  const { search } = useLocation()
  const problemWords = useProblemWords()
  const [isWaiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const download = async (): Promise<void> => {
    setWaiting(true)
    setFailure(null)
    try {
      await saveWorkbook(`${reportQuery(settings, area)}&language=${language}`)
    } catch (error) {
      setFailure(error instanceof Error ? error : new ProblemError(0, 'network'))
    } finally {
      setWaiting(false)
    }
  }
  return (
    <div className={styles['bar']}>
      <Link to={{ pathname: '/plan', search }} className={styles['back']}>
        <Icon name="back" size={16} />
        {t('coverReport.back')}
      </Link>
      <CellSelect
        className={styles['area'] ?? ''}
        value={area}
        label={t('coverReport.area')}
        placeholder={t('coverReport.areaAll')}
        onChange={onArea}
      />
      <span className={styles['space']} role="status">
        {failure && problemWords(failure)}
      </span>
      <Button loading={isWaiting} onClick={() => void download()}>
        {t(isWaiting ? 'coverReport.workbookWait' : 'coverReport.workbook')}
      </Button>
      <Button type="primary" disabled={!isReady} onClick={() => print()}>
        {t('coverReport.print')}
      </Button>
    </div>
  )
}

/** The file as the server names it. Throws ProblemError. */
async function saveWorkbook(query: string): Promise<void> {
  const response = await fetch(`/api/v1/coverage-report.xlsx?${query}`).catch(() => {
    throw new ProblemError(0, 'network')
  })
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { code?: string }
    throw new ProblemError(response.status, problem.code ?? `http_${response.status}`)
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'coverage.xlsx'
  link.click()
  URL.revokeObjectURL(link.href)
}
