import type { CalendarDay } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { localDay } from '../../../format/localTime.ts'
import { useText } from '../../../text/index.ts'
import styles from './YearGrid.module.css'
import { monthWeeks, type YearDay } from './yearDays.ts'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
/** A Monday, from which the names of weekdays are taken. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

interface YearGridProps {
  year: number
  listed: ReadonlyMap<string, CalendarDay>
  onChoose(day: string): void
}

/** Twelve months; what differs from the week is marked by shape and word: 休 filled, 班 outlined, local days with a dot. */
export function YearGrid({ year, listed, onChoose }: YearGridProps) {
  const { language } = useText()
  const today = localDay(useNow(60))
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'narrow', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { month: 'long', timeZone: 'UTC' })
  return (
    <div>
      <Legend />
      <div className={styles['months']}>
        {MONTHS.map((number) => (
          <table key={number} className={styles['month']}>
            <caption>{month.format(Date.UTC(year, number - 1, 1))}</caption>
            <thead>
              <tr>
                {[0, 1, 2, 3, 4, 5, 6].map((index) => (
                  <th key={index} scope="col">
                    {weekday.format(MONDAY + index * DAY_MS)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {monthWeeks(year, number, listed).map((week, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month stay where they are
                <tr key={index}>
                  {week.map((day, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: so do its days
                    <td key={column}>{day && <Day day={day} isToday={day.day === today} onChoose={onChoose} />}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </div>
  )
}

function Day({ day, isToday, onChoose }: { day: YearDay; isToday: boolean; onChoose(day: string): void }) {
  const { t } = useText()
  const { listed } = day
  const kind = t(day.isWork ? 'admin.cal.work' : 'admin.cal.rest')
  const name = listed ? ` ${listed.name}` : ''
  return (
    <button
      type="button"
      className={styles['day']}
      data-work={day.isWork}
      data-listed={listed?.kind}
      data-local={listed?.origin === 'local'}
      aria-current={isToday ? 'date' : undefined}
      aria-label={t('admin.cal.dayLabel', { day: day.day, kind, name })}
      title={listed?.name}
      onClick={() => onChoose(day.day)}
    >
      {day.number}
      {listed && <b>{t(listed.kind === 'rest' ? 'admin.cal.markRest' : 'admin.cal.markWork')}</b>}
    </button>
  )
}

/** What the marks mean. */
function Legend() {
  const { t } = useText()
  return (
    <ul className={styles['legend']} aria-label={t('admin.cal.legend')}>
      <li>
        <i data-work="true">1</i> {t('admin.cal.work')}
      </li>
      <li>
        <i>1</i> {t('admin.cal.rest')}
      </li>
      <li>
        <i data-listed="rest">
          1<b>{t('admin.cal.markRest')}</b>
        </i>{' '}
        {t('admin.cal.holiday')}
      </li>
      <li>
        <i data-work="true" data-listed="work">
          1<b>{t('admin.cal.markWork')}</b>
        </i>{' '}
        {t('admin.cal.makeUp')}
      </li>
      <li>
        <i data-local="true">1</i> {t('admin.cal.local')}
      </li>
    </ul>
  )
}
