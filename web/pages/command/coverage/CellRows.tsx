import { useState } from 'react'
import { useView } from '../../../app/ViewContext.tsx'
import { count, percent } from '../../../format/number.ts'
import { CoverageSwatch } from '../../../parts/CoverageSwatch.tsx'
import { useText } from '../../../text/index.ts'
import styles from './CellRows.module.css'
import type { RankedCell } from './rankCells.ts'

/** As many as fit a screen before one asks for all. */
const FIRST = 12

/** Ranked cells: swatch as on the map, name, people in the gap, rate. A click selects the cell. */
export function CellRows({ cells, isDimmed = false }: { cells: readonly RankedCell[]; isDimmed?: boolean }) {
  const { t } = useText()
  const { view, select } = useView()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? cells : cells.slice(0, FIRST)
  return (
    <>
      <ol className={styles['rows']} data-dimmed={isDimmed}>
        {shown.map((cell) => (
          <li key={cell.code}>
            <button
              type="button"
              aria-current={view.selection?.type === 'cell' && view.selection.code === cell.code ? 'true' : undefined}
              onClick={() => select({ type: 'cell', code: cell.code })}
            >
              <CoverageSwatch rate={cell.rate} isReliable={cell.isReliable} />
              <span className={styles['name']}>{cell.name}</span>
              {!cell.isReliable && <span className="visuallyHidden">{t('coverage.unreliable')}</span>}
              <span className={styles['gap']}>{count(cell.peopleGap)}</span>
              <span className={styles['rate']}>{percent(cell.rate)}</span>
            </button>
          </li>
        ))}
      </ol>
      {!isWhole && cells.length > FIRST && (
        <button type="button" className={styles['all']} onClick={() => setWhole(true)}>
          {t('coverage.showAll', { n: count(cells.length) })}
        </button>
      )}
    </>
  )
}
