import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseReasons } from '@wangge/api/contract'
import type { ResponseStep } from '@wangge/db/vocabulary'
import { useCell, useDistrict } from '../../../data/queries.ts'
import { count, percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { useResponse } from '../filter/useResponse.ts'
import { ChartTable } from '../panel/ChartTable.tsx'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import styles from './Bars.module.css'

/** Only arrivals have parts by which they can be told apart. */
export const hasReasons = (step: ResponseStep): boolean => step === 'arrive' || step === 'reportToArrive'

/** Why arrivals were late, of what is highlighted: each late case by the part that took most of it. */
export function ReasonsPanel({ query, chosen }: { query: UseQueryResult<ResponseReasons>; chosen: Chosen }) {
  const { t } = useText()
  const { view } = useResponse()
  const area = useCell(view.area || null).data
  const { step } = chosen
  const whole = useDistrict().data?.area?.name
  const where = view.area ? (area?.name ?? view.area) : whole
  const title = where ? t('response.why', { where }) : t('response.whyWhole')
  return (
    <Panel
      title={title}
      query={query}
      table={({ late, reasons }) => (
        <ChartTable
          caption={title}
          head={[t('response.reason'), t('response.share'), t('response.count')]}
          rows={reasons.map(({ reason, n }) => ({
            key: reason,
            cells: [
              t(`response.reason.${reason}`),
              percent(late === 0 ? null : n / late),
              <Opens key="n" asked={{ step, measure: 'late', reason }}>
                {count(n)}
              </Opens>,
            ],
          }))}
        />
      )}
    >
      {({ late, reasons }) =>
        late === 0 ? (
          <p className={styles['note']}>{t('response.whyNone')}</p>
        ) : (
          <>
            <ul className={styles['bars']} data-reasons>
              {[...reasons]
                .filter(({ n }) => n > 0)
                .sort((a, b) => b.n - a.n)
                .map(({ reason, n }) => (
                  <li key={reason}>
                    <span style={{ textAlign: 'left' }}>{t(`response.reason.${reason}`)}</span>
                    <span className={styles['bar']}>
                      <i style={{ width: `${(n / late) * 100}%` }} />
                      <small>{t(`response.reasonWords.${reason}`)}</small>
                    </span>
                    <strong>
                      <Opens asked={{ step, measure: 'late', reason }}>{percent(n / late)}</Opens>
                    </strong>
                    <span>
                      <Opens asked={{ step, measure: 'late', reason }}>{count(n)}</Opens>
                    </span>
                  </li>
                ))}
            </ul>
            <p className={styles['note']}>
              <Opens asked={{ step, measure: 'late' }}>{t('response.whyNote', { n: count(late) })}</Opens>
            </p>
          </>
        )
      }
    </Panel>
  )
}
