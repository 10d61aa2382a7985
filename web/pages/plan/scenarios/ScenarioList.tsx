import { useState } from 'react'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { listed, SCENARIO_SORTS, type ScenarioSort } from './listed.ts'
import { ScenarioRow } from './ScenarioRow.tsx'
import styles from './Scenarios.module.css'
import { useScenario } from './scenarioContext.ts'
import { useScenarios } from './scenarioQueries.ts'

/** Every saved scenario of one's area: by whom, when, what it brings, adopted or not. */
export function ScenarioList({ onClose }: { onClose(): void }) {
  const { t } = useText()
  const { id, open } = useScenario()
  const { data, error, refetch } = useScenarios()
  const [words, setWords] = useState('')
  const [sort, setSort] = useState<ScenarioSort>('latest')
  const rows = data ? listed(data.items, words, sort) : []
  return (
    <SideDialog title={t('scenario.list')} onClose={onClose}>
      <div className={styles['tools']}>
        <label>
          {t('scenario.list.search')}
          <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
        <label>
          {t('scenario.list.sort')}
          <select value={sort} onChange={(event) => setSort(event.target.value as ScenarioSort)}>
            {SCENARIO_SORTS.map((one) => (
              <option key={one} value={one}>
                {t(`scenario.list.sort.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error && !data && <Failed what="scenario.what.list" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && rows.length === 0 && (
        <p className={styles['note']}>
          {t(data.items.length === 0 ? 'scenario.list.none' : 'scenario.list.noneFound')}
        </p>
      )}
      <ul className={styles['list']}>
        {rows.map((row) => (
          <ScenarioRow
            key={row.id}
            row={row}
            isCurrent={row.id === id}
            onOpen={() => {
              open(row.id)
              onClose()
            }}
            onDeleted={() => row.id === id && open(null)}
          />
        ))}
      </ul>
      {data?.isTruncated && (
        <p className={styles['note']}>{t('scenario.list.truncated', { n: count(data.items.length) })}</p>
      )}
    </SideDialog>
  )
}
