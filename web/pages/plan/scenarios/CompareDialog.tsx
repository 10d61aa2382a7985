import { useState } from 'react'
import { count } from '../../../format/number.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { type TextKey, useText } from '../../../text/index.ts'
import { useAreaNames } from '../figures/useAreaNames.ts'
import { usePlanTable } from '../state/table.ts'
import { CELL_SORTS, type CellSort, cellsCsv, changedCells, sortedCells } from './changedCells.ts'
import styles from './Scenarios.module.css'
import { useScenario } from './scenarioContext.ts'
import { cellsAddress } from './scenarioQueries.ts'
import { useFigureWords } from './useFigureWords.ts'

/** The scenario beside today: who gains and who loses, by community, before + gained − lost = after. */
export function CompareDialog({ onClose }: { onClose(): void }) {
  const { t } = useText()
  const { answer, edits, settings } = usePlanTable()
  const { saved, isDirty } = useScenario()
  const areaName = useAreaNames()
  const figureWords = useFigureWords()
  const [sort, setSort] = useState<CellSort>('gained')
  // What is in the register already is shown as it was saved.
  const stored = saved?.adoptedAt != null ? saved : null
  const { weight } = stored?.settings ?? settings
  const before = stored?.before ?? answer?.before[weight]
  const after = stored?.after ?? answer?.after[weight]
  const cells = sortedCells(stored?.cells ?? changedCells(answer?.cells ?? [], areaName), sort)
  const sum = (read: (cell: (typeof cells)[number]) => number): number =>
    cells.reduce((total, cell) => total + read(cell), 0)
  const lost = sum((cell) => cell.lost)
  return (
    <SideDialog title={t('scenario.cellsTitle')} onClose={onClose}>
      <div className={styles['dialog']}>
        {before && after && (
          <p className={styles['figures']}>
            {figureWords(before, after, weight, stored?.edits.length ?? edits.length)}
          </p>
        )}
        {cells.length === 0 ? (
          <p className={styles['note']}>{t('scenario.cells.none')}</p>
        ) : (
          <>
            <table className={styles['table']}>
              <thead>
                <tr>
                  {CELL_SORTS.map((one) => (
                    <th key={one} scope="col" aria-sort={one === sort ? order(one) : 'none'}>
                      <button type="button" className={styles['sort']} onClick={() => setSort(one)}>
                        {t(`scenario.cells.${one}`)} {one === sort ? (one === 'area' ? '▴' : '▾') : ''}
                      </button>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {cells.map((cell) => (
                  <tr key={cell.code}>
                    <td>{cell.name}</td>
                    <td>{count(cell.before.served)}</td>
                    <td>{count(cell.after.served)}</td>
                    <td className={styles['gained']}>{cell.gained > 0 ? `+${count(cell.gained)}` : '0'}</td>
                    <td className={cell.lost > 0 ? styles['lost'] : undefined}>
                      {cell.lost > 0 ? `−${count(cell.lost)}` : '0'}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('scenario.cells.sum')}</th>
                  <td>{count(sum((cell) => cell.before.served))}</td>
                  <td>{count(sum((cell) => cell.after.served))}</td>
                  <td>+{count(sum((cell) => cell.gained))}</td>
                  <td>{lost > 0 ? `−${count(lost)}` : '0'}</td>
                </tr>
              </tfoot>
            </table>
            {lost === 0 && <p className={styles['note']}>{t('scenario.cells.noneLost')}</p>}
            <div className={styles['buttons']}>
              {saved && !isDirty ? (
                <a className={styles['button']} href={cellsAddress(saved.id)} download>
                  {t('scenario.cells.export')}
                </a>
              ) : (
                <button type="button" className={styles['button']} onClick={() => download(cells)}>
                  {t('scenario.cells.export')}
                </button>
              )}
            </div>
          </>
        )}
      </div>
    </SideDialog>
  )

  function download(rows: typeof cells): void {
    const head: TextKey[] = [
      'scenario.cells.area',
      'scenario.cells.all',
      'scenario.cells.before',
      'scenario.cells.after',
    ]
    const words = [...head, 'scenario.cells.gained' as const, 'scenario.cells.lost' as const].map((key) => t(key))
    const address = URL.createObjectURL(new Blob([cellsCsv(rows, ['code', ...words])], { type: 'text/csv' }))
    const link = document.createElement('a')
    link.href = address
    link.download = 'scenario-cells.csv'
    link.click()
    URL.revokeObjectURL(address)
  }
}

const order = (sort: CellSort) => (sort === 'area' ? 'ascending' : 'descending')
