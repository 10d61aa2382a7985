import type { Calendar } from '@wangge/api/contract'
import { useMemo, useState } from 'react'
import { useCalendar } from '../../../data/calendar.ts'
import { useNow } from '../../../data/now.ts'
import { dateTime, localParts } from '../../../format/date.ts'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import form from '../Form.module.css'
import styles from './CalendarSection.module.css'
import { DayEditor } from './DayEditor.tsx'
import { DutyForm } from './DutyForm.tsx'
import { NoticeDialog } from './NoticeDialog.tsx'
import { YearGrid } from './YearGrid.tsx'
import { listedDays } from './yearDays.ts'

/** The working days by which limits are counted: the year's notice, local days, duty hours. */
export default function CalendarSection() {
  const { t } = useText()
  const thisYear = Number(localParts(useNow(3600)).year)
  const [year, setYear] = useState(thisYear)
  const [day, setDay] = useState<string | null>(null)
  const [isImporting, setImporting] = useState(false)
  const { data, error, refetch } = useCalendar(year)
  const listed = useMemo(() => listedDays(data?.days ?? []), [data])
  return (
    <>
      <div className={form['bar']}>
        <fieldset className={styles['years']} aria-label={t('admin.cal.year')}>
          <button type="button" aria-label={t('admin.cal.previous')} onClick={() => setYear(year - 1)}>
            ‹
          </button>
          <strong aria-live="polite">{year}</strong>
          <button type="button" aria-label={t('admin.cal.next')} onClick={() => setYear(year + 1)}>
            ›
          </button>
        </fieldset>
        {data && <Published calendar={data} year={year} />}
        <button type="button" className={form['primary']} onClick={() => setImporting(true)}>
          {t('admin.cal.import')}
        </button>
      </div>
      {data ? (
        <div className={styles['columns']}>
          <YearGrid year={year} listed={listed} onChoose={setDay} />
          <aside className={styles['side']}>
            <DutyForm key={data.version} calendar={data} />
            <Years calendar={data} onChoose={setYear} />
          </aside>
        </div>
      ) : error ? (
        <Failed what="problem.what.list" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={10} />
      )}
      {day && data && <DayEditor key={day} day={day} days={data.days} onClose={() => setDay(null)} />}
      {isImporting && (
        <NoticeDialog
          onClose={() => setImporting(false)}
          onImported={(imported) => {
            setImporting(false)
            setYear(imported)
          }}
        />
      )}
    </>
  )
}

/** Whether the notice of the year is known, and who waits for it. */
function Published({ calendar, year }: { calendar: Calendar; year: number }) {
  const { t } = useText()
  const known = calendar.years.find((one) => one.year === year)
  return (
    <p data-known={known !== undefined} className={styles['published']}>
      {known ? t('admin.cal.published', { year, source: known.source }) : t('admin.cal.unpublished', { year })}
      {calendar.provisionalHazards > 0 && <> {t('admin.cal.provisional', { n: count(calendar.provisionalHazards) })}</>}
    </p>
  )
}

function Years({ calendar, onChoose }: { calendar: Calendar; onChoose(year: number): void }) {
  const { t, language } = useText()
  const nowMs = useNow(3600)
  return (
    <section className={styles['known']}>
      <h3>{t('admin.cal.years')}</h3>
      <ul>
        {[...calendar.years].reverse().map(({ year, source, createdBy, createdAt }) => (
          <li key={year}>
            <button type="button" className={form['link']} onClick={() => onChoose(year)}>
              {year}
            </button>
            <span>{source}</span>
            <small>{t('admin.cal.by', { by: createdBy, at: dateTime(createdAt, language, nowMs) })}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
