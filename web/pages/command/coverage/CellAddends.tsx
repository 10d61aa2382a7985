import type { Level } from '@wangge/db/vocabulary'
import { useFigures } from '../../../data/queries.ts'
import { people } from '../../../format/number.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { CellRows } from './CellRows.tsx'
import { cellRows, rankCells } from './rankCells.ts'

/** The cells of a level with people in the gap, and their sum: the list behind the district's figures. */
export function CellAddends({ runId, level }: { runId: string; level: Level }) {
  const { t, language } = useText()
  const { data } = useFigures(runId, level)
  if (!data) return <Skeleton rows={6} />
  const cells = rankCells(cellRows(data), 'gap').filter(({ peopleGap }) => peopleGap > 0)
  const sum = cells.reduce((total, { peopleGap }) => total + peopleGap, 0)
  return (
    <>
      <p>
        {t('coverage.gap')} · {t('figure.addends', { sum: people(sum, language) })}
      </p>
      <CellRows cells={cells} />
    </>
  )
}
