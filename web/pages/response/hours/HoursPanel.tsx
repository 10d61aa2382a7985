import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseHours } from '@wangge/api/contract'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { enough, LEAST_CASES } from '../figures/ramp.ts'
import { inUnit } from '../figures/units.ts'
import { useResponse } from '../filter/useResponse.ts'
import { ChartTable } from '../panel/ChartTable.tsx'
import { NoCases } from '../panel/NoCases.tsx'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import styles from './WeekGrid.module.css'
import { WeekGrid } from './WeekGrid.tsx'

/** The week by the hour of the report; a click narrows the rest to one of its 168 hours. */
export function HoursPanel({ query, chosen }: { query: UseQueryResult<ResponseHours>; chosen: Chosen }) {
  const { t } = useText()
  const { view, change } = useResponse()
  const { unit } = chosen
  const choose = (weekday: number, hour: number) =>
    change(view.weekday === weekday && view.hour === hour ? { weekday: null, hour: null } : { weekday, hour })
  return (
    <Panel
      title={t('response.week')}
      note={t('response.weekNote', { unit: t(`response.unit.${unit}`) })}
      query={query}
      table={({ hours }) => (
        <ChartTable
          caption={t('response.week')}
          head={[t('response.weekday'), t('response.hour'), t('response.p50'), t('response.p90'), t('response.count')]}
          rows={hours.map(({ weekday, hour, n, p50, p90 }) => ({
            key: `${weekday}-${hour}`,
            cells: [
              t(`response.weekday.${weekday as 1}`),
              <button key="hour" type="button" onClick={() => choose(weekday, hour)}>
                {t('response.chip.hour', { hour })}
              </button>,
              ...[p50, p90].map((seconds) => inUnit(enough(n, seconds), unit)),
              <Opens key="n" asked={{ weekday, hour, measure: 'measured' }}>
                {count(n)}
              </Opens>,
            ],
          }))}
        />
      )}
    >
      {({ hours }) =>
        hours.length === 0 ? (
          <NoCases />
        ) : (
          <>
            <WeekGrid hours={hours} chosen={chosen} view={view} onChoose={choose} />
            {hours.every(({ n }) => n < LEAST_CASES) && (
              <p className={styles['few']}>{t('response.weekFew', { least: LEAST_CASES })}</p>
            )}
          </>
        )
      }
    </Panel>
  )
}
