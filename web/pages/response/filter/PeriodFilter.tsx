import { Select } from 'antd'
import { useText } from '../../../text/index.ts'
import styles from './FilterBar.module.css'
import { daysOf, PERIODS } from './responseView.ts'
import { useResponse } from './useResponse.ts'

/** 08-24, of YYYY-MM-DD. */
const short = (day: string): string => day.slice(5)

/** The last week, month or quarter, shown with its dates; or two dates of one's own. */
export function PeriodFilter() {
  const { t } = useText()
  const { view, today, change } = useResponse()
  const { from, to } = daysOf(view, today)
  const date = (name: 'from' | 'to') => (
    <label className={styles['day']}>
      {t(`response.${name}`)}
      <input
        type="date"
        value={name === 'from' ? from : to}
        {...(name === 'from' ? { max: to } : { min: from })}
        onChange={({ target: { value } }) =>
          value && change({ period: null, from, to, [name]: value, since: '', until: '' })
        }
      />
    </label>
  )
  return (
    <>
      <Select
        className={styles['period'] ?? ''}
        aria-label={t('response.period')}
        value={view.period === null ? 'custom' : String(view.period)}
        popupMatchSelectWidth={false}
        labelRender={({ label }) =>
          view.period === null ? label : t('response.daysDates', { n: view.period, from: short(from), to: short(to) })
        }
        options={[
          ...PERIODS.map((n) => ({ value: String(n), label: t('response.days', { n }) })),
          { value: 'custom', label: t('response.custom') },
        ]}
        onChange={(value) => {
          const period = PERIODS.find((days) => String(days) === value) ?? null
          change({ period, ...(period === null ? { from, to } : {}), since: '', until: '' })
        }}
      />
      {view.period === null && (
        <>
          {date('from')}
          {date('to')}
        </>
      )}
    </>
  )
}
