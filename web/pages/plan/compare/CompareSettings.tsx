import type { CoverageReport } from '@wangge/api/contract'
import type { PlanSettings } from '@wangge/api/walk'
import { useState } from 'react'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { useSettingWords } from '../figures/useSettingWords.ts'
import { differentSettings } from '../sites/siteFigures.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Compare.module.css'
import { ComparedAreas } from './ComparedAreas.tsx'
import { Differences } from './Differences.tsx'
import { useReport } from './reportQueries.ts'
import { SettingFields } from './SettingFields.tsx'

const MINUTES_OF_WEEK = 10_080

/** Today's points under two settings; the second starts twelve hours from the first. */
export function CompareSettings() {
  const { t } = useText()
  const { settings } = usePlanTable()
  const [one, setOne] = useState<PlanSettings>(settings)
  const [other, setOther] = useState<PlanSettings>(() => ({
    ...settings,
    minuteOfWeek: settings.minuteOfWeek === null ? 1260 : (settings.minuteOfWeek + 720) % MINUTES_OF_WEEK,
  }))
  const words = useSettingWords()
  const reports = [useReport(one, ''), useReport(other, '')] as const
  const different = differentSettings(one, other).map((key) => ({
    what: t(`planCompare.what.${key}`),
    one: words(one, key),
    other: words(other, key),
  }))
  const failed = reports.find(({ error, data }) => error && !data)
  const [first, second] = [reports[0].data, reports[1].data]
  return (
    <>
      <div className={styles['pair']}>
        <SettingFields title={t('planCompare.one')} settings={one} onChange={setOne} />
        <SettingFields title={t('planCompare.other')} settings={other} onChange={setOther} />
      </div>
      <Differences different={different} />
      {failed?.error && <Failed what="planWhat.compare" error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && (!first || !second) && <Skeleton rows={6} />}
      {first && second && (
        <div data-old={reports.some(({ isPlaceholderData }) => isPlaceholderData)} className={styles['figures']}>
          <ComparedAreas rows={rowsOf(first, second, t('coverReport.areaAll'))} />
        </div>
      )}
    </>
  )
}

function rowsOf(one: CoverageReport, other: CoverageReport, whole: string) {
  const seconds = new Map(other.areas.map((area) => [area.code, area]))
  return [
    {
      code: '',
      name: whole,
      people: [one.totals.people.all, other.totals.people.all] as const,
      served: [one.totals.people.served, other.totals.people.served] as const,
    },
    ...one.areas.map(({ code, name, people, peopleServed }) => ({
      code,
      name,
      people: [people, seconds.get(code)?.people ?? 0] as const,
      served: [peopleServed, seconds.get(code)?.peopleServed ?? 0] as const,
    })),
  ]
}
