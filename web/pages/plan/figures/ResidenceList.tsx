import { useMemo, useState } from 'react'
import { minutes } from '../../../format/duration.ts'
import { count, NOTHING, people } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './FigureSheet.module.css'
import { Pager } from './Pager.tsx'
import { type PlanFigureName, type PlanWhen, type RowOrder, residenceRows, sortRows } from './residenceRows.ts'
import { SortHead } from './SortHead.tsx'
import { useAreaNames } from './useAreaNames.ts'

const PAGE_ROWS = 50
const COMMUNITY = 12
const NO_SECONDS = new Float32Array(0)

interface ResidenceListProps {
  figure: PlanFigureName
  when: PlanWhen
  area: string
  onRow(row: number): void
}

/** The residences that add up to a figure, page by page; each opens its way. */
export function ResidenceList({ figure, when, area, onRow }: ResidenceListProps) {
  const { t, language } = useText()
  const { base, answer, settings, edits } = usePlanTable()
  const areaName = useAreaNames()
  const [order, setOrder] = useState<RowOrder>({ by: 'people', isDescending: true })
  const [from, setFrom] = useState(0)
  // The worker tells the walks of the scenario: today's are the same while nothing is changed.
  const hasSeconds = when === 'after' || edits.length === 0
  const rows = useMemo(() => {
    if (!base || !answer) return []
    const found = residenceRows(base, answer, figure, when, area)
    return sortRows(found, base.residences.people, hasSeconds ? answer.seconds : NO_SECONDS, order)
  }, [base, answer, figure, when, area, hasSeconds, order])
  if (!base || !answer) return null
  const { residences, cellCodes } = base
  const start = from < rows.length ? from : 0
  const sum = rows.reduce((total, row) => total + (residences.people[row] ?? 0), 0)
  const sortBy = (by: RowOrder['by']): void => {
    setFrom(0)
    setOrder((now) => ({ by, isDescending: now.by === by ? !now.isDescending : by === 'people' }))
  }
  const place = (row: number): string => {
    const code = cellCodes[residences.cell[row] ?? -1]
    if (code === undefined) return t('planGains.outside')
    return `${areaName(code.slice(0, COMMUNITY))} ${code.slice(COMMUNITY)}`.trim()
  }
  return (
    <section aria-label={t('planFigure.list')}>
      <h3 className={styles['listTitle']}>
        {t('planFigure.list')}
        <span>{t('planFigure.countedValue', { residences: count(rows.length), people: people(sum, language) })}</span>
      </h3>
      {rows.length === 0 ? (
        <p>{t('planFigure.listNone')}</p>
      ) : (
        <table className={styles['rows']}>
          <thead>
            <tr>
              <th scope="col">{t('planFigure.col.place')}</th>
              <SortHead name={t('planFigure.col.people')} of="people" order={order} onSort={sortBy} />
              <SortHead name={t('planFigure.col.minutes')} of="seconds" order={order} onSort={sortBy} />
            </tr>
          </thead>
          <tbody>
            {rows.slice(start, start + PAGE_ROWS).map((row) => (
              <tr key={residences.id[row]}>
                <td>
                  <button type="button" onClick={() => onRow(row)}>
                    {place(row)} · {t('planFigure.residence', { n: row + 1 })}
                  </button>
                </td>
                <td>{count(residences.people[row])}</td>
                <td>{hasSeconds ? walkWords(answer.seconds[row], settings.limitSeconds, language) : NOTHING}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager from={start} size={PAGE_ROWS} total={rows.length} onFrom={setFrom} />
    </section>
  )
}

const walkWords = (seconds: number | undefined, limitSeconds: number, language: 'zh' | 'en'): string =>
  seconds === undefined || Number.isNaN(seconds) ? NOTHING : minutes(seconds, language, limitSeconds)
