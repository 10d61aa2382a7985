import type { ResponseSteps } from '@wangge/api/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { useWidth } from '../../../app/useWidth.ts'
import { useDistrict } from '../../../data/queries.ts'
import { useText } from '../../../text/index.ts'
import { exportAddress } from '../queries.ts'
import { CaseFilters } from './CaseFilters.tsx'
import { Chips } from './Chips.tsx'
import styles from './FilterBar.module.css'
import { LeftOut } from './LeftOut.tsx'
import { PeriodFilter } from './PeriodFilter.tsx'
import { AREA_LEVELS, type AreaLevel, responseQuery } from './responseView.ts'
import { useResponse } from './useResponse.ts'
import { Waiting } from './Waiting.tsx'

/** Which cases the page is about; on a phone the choices stand behind one button. */
export function FilterBar({ data, mapLevel }: { data: ResponseSteps | undefined; mapLevel: AreaLevel }) {
  const { t } = useText()
  const { view, today } = useResponse()
  const isPhone = useWidth() === 'phone'
  const [isOpen, setOpen] = useState(false)
  const file = responseQuery(view, today)
  file.set('step', view.step)
  file.set('measure', 'all')
  return (
    <search className={styles['bar']} aria-label={t('response.filters')}>
      <PeriodFilter />
      {isPhone && (
        <button type="button" className={styles['tool']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('response.filters')}
        </button>
      )}
      {(!isPhone || isOpen) && (
        <>
          <CaseFilters />
          <LevelFilter drawn={mapLevel} />
        </>
      )}
      <Chips />
      <Waiting />
      <div className={styles['end']}>
        <LeftOut data={data} />
        <a className={styles['tool']} href={exportAddress(file)} download>
          {t('response.export')}
        </a>
        {!isPhone && (
          <button type="button" className={styles['tool']} onClick={() => print()}>
            {t('response.print')}
          </button>
        )}
      </div>
    </search>
  )
}

function LevelFilter({ drawn: mapLevel }: { drawn: AreaLevel }) {
  const { t } = useText()
  const { view, change } = useResponse()
  const levels = useDistrict().data?.levels ?? []
  const drawn = AREA_LEVELS.filter((one) => levels.some(({ level, withBoundary }) => level === one && withBoundary > 0))
  return (
    <Select
      className={styles['level'] ?? ''}
      aria-label={t('response.level')}
      value={view.level}
      popupMatchSelectWidth={false}
      options={[
        { value: 'auto' as const, label: t('response.levelAuto', { level: t(`level.${mapLevel}`) }) },
        ...drawn.map((value) => ({ value, label: t(`level.${value}`) })),
      ]}
      onChange={(level) => change({ level })}
    />
  )
}
