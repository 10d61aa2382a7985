import type { District } from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useFigures } from '../../../data/queries.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Section } from '../../../parts/Section.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import styles from './CellRanking.module.css'
import { CellRows } from './CellRows.tsx'
import { cellRows, type RankBy, rankCells } from './rankCells.ts'

/** Cells of one level, worst first. */
export function CellRanking({ district, runId }: { district: District; runId: string }) {
  const { t } = useText()
  const levels = district.levels
    .filter(({ level, cells }) => cells > 1 && level !== district.area?.level)
    .map(({ level }) => level)
  const [chosen, setChosen] = useState<Level | null>(null)
  const [by, setBy] = useState<RankBy>('gap')
  const level = chosen ?? (levels.includes('community') ? 'community' : (levels[0] ?? null))
  const figures = useFigures(runId, level)
  if (level === null) return null
  const cells = figures.data ? rankCells(cellRows(figures.data), by) : []
  return (
    <Section
      title={t('coverage.rank', { level: t(`level.${level}`) })}
      aside={
        levels.length > 1 && (
          <Segmented
            size="small"
            aria-label={t('coverage.level')}
            value={level}
            options={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
            onChange={setChosen}
          />
        )
      }
    >
      <fieldset className={styles['order']} aria-label={t('coverage.rankBy')}>
        <span>{t('coverage.place')}</span>
        <button type="button" aria-pressed={by === 'gap'} onClick={() => setBy('gap')}>
          {t('coverage.peopleColumn')}
        </button>
        <button type="button" aria-pressed={by === 'rate'} onClick={() => setBy('rate')}>
          {t('coverage.rateColumn')}
        </button>
      </fieldset>
      {figures.error && !figures.data ? (
        <Failed what="problem.what.figures" error={figures.error} onRetry={() => void figures.refetch()} />
      ) : figures.isPending ? (
        <Skeleton rows={6} />
      ) : (
        <CellRows cells={cells} isDimmed={figures.isPlaceholderData} />
      )}
    </Section>
  )
}
