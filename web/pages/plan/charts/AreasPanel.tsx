import { Input, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useView } from '../../../app/ViewContext.tsx'
import { useCell } from '../../../data/queries.ts'
import { count, percent } from '../../../format/number.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { PlanFigure } from '../figures/PlanFigure.tsx'
import { SortHead } from '../figures/SortHead.tsx'
import { useAreaNames } from '../figures/useAreaNames.ts'
import { usePlanTable } from '../state/table.ts'
import { type AreaColumn, type AreaRow, areaRows, sortAreas } from './areaRows.ts'
import styles from './Charts.module.css'

const LEVELS = { township: 9, community: 12 } as const

/** Townships or communities: a bar of the four states, and a table that sorts and filters; each number opens its list. */
export function AreasPanel() {
  const { t } = useText()
  const { answer, edits } = usePlanTable()
  const nameOf = useAreaNames()
  const [level, setLevel] = useState<keyof typeof LEVELS>('township')
  const [words, setWords] = useState('')
  const [order, setOrder] = useState<{ by: AreaColumn; isDescending: boolean }>({ by: 'gap', isDescending: true })
  const cells = answer?.cells
  const rows = useMemo(() => (cells ? areaRows(cells, LEVELS[level]) : []), [cells, level])
  const shown = useMemo(
    () =>
      sortAreas(
        rows.filter(({ code }) => nameOf(code).includes(words.trim()) || code.startsWith(words.trim())),
        nameOf,
        order,
      ),
    [rows, nameOf, words, order],
  )
  if (!cells) return <Skeleton rows={6} />
  const sortBy = (by: AreaColumn): void =>
    setOrder((now) => ({ by, isDescending: now.by === by ? !now.isDescending : by !== 'name' }))
  return (
    <section className={styles['panel']} aria-label={t('planCharts.byTownship')}>
      <header>
        <Segmented
          size="small"
          value={level}
          options={[
            { value: 'township', label: t('planCharts.byTownship') },
            { value: 'community', label: t('planCharts.byCommunity') },
          ]}
          onChange={setLevel}
        />
        <span>{t('planCharts.byNote')}</span>
        <Input
          size="small"
          allowClear
          className={styles['find'] ?? ''}
          aria-label={t('planCharts.find')}
          placeholder={t('planCharts.find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </header>
      <div className={styles['scroll']}>
        <table className={styles['areas']}>
          <thead>
            <tr>
              <SortHead name={t('planCharts.area')} of="name" order={order} onSort={sortBy} />
              <th scope="col">
                <span className="visuallyHidden">{t('planCharts.byNote')}</span>
              </th>
              <SortHead name={t('planCharts.all')} of="all" order={order} onSort={sortBy} />
              <SortHead name={t('planCharts.rate')} of="rate" order={order} onSort={sortBy} />
              <SortHead name={t('planCharts.gapColumn')} of="gap" order={order} onSort={sortBy} />
              <SortHead name={t('planCharts.closedColumn')} of="closed" order={order} onSort={sortBy} />
              {edits.length > 0 && <SortHead name={t('planCharts.change')} of="change" order={order} onSort={sortBy} />}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <AreaLine key={row.code} row={row} name={nameOf(row.code)} hasChange={edits.length > 0} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={styles['note']}>{t('planCharts.none')}</p>}
    </section>
  )
}

function AreaLine({ row, name, hasChange }: { row: AreaRow; name: string; hasChange: boolean }) {
  const { code, before, after } = row
  const change = after.served - before.served
  const figure = { when: 'after', area: code, areaName: name } as const
  return (
    <tr>
      <th scope="row">
        <AreaName code={code} name={name} />
      </th>
      <td className={styles['barCell']}>
        <StateBar sums={after} />
      </td>
      <td>
        <PlanFigure figure="all" {...figure} />
      </td>
      <td>
        <PlanFigure figure="rate" {...figure}>
          {percent(after.all > 0 ? after.served / after.all : null)}
        </PlanFigure>
      </td>
      <td>
        <PlanFigure figure="gap" {...figure} />
      </td>
      <td>
        <PlanFigure figure="closed" {...figure} />
      </td>
      {hasChange && <td>{change > 0 ? `+${count(change)}` : change < 0 ? `−${count(-change)}` : '0'}</td>}
    </tr>
  )
}

/** The name moves the map there. */
function AreaName({ code, name }: { code: string; name: string }) {
  const { focusOn } = useView()
  const [isAsked, setAsked] = useState(false)
  const cell = useCell(isAsked ? code.padEnd(12, '0') : null).data
  const bounds = cell?.bounds ?? null
  return (
    <button
      type="button"
      onClick={() => (bounds ? focusOn({ bounds }) : setAsked(true))}
      onPointerEnter={() => setAsked(true)}
      onFocus={() => setAsked(true)}
    >
      {name}
    </button>
  )
}

/** Four states side by side; patterns tell them apart without colour. */
function StateBar({ sums }: { sums: AreaRow['after'] }) {
  const share = (amount: number): string => `${sums.all > 0 ? (amount / sums.all) * 100 : 0}%`
  return (
    <span className={styles['bar']} aria-hidden="true">
      {(['served', 'closed', 'gap', 'noStreetData'] as const).map((state) => (
        <i key={state} data-state={state} style={{ width: share(sums[state]) }} />
      ))}
    </span>
  )
}
