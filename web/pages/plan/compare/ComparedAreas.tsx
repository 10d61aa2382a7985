import { useState } from 'react'
import { count, NOTHING, percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { SortHead } from '../figures/SortHead.tsx'
import styles from './Compare.module.css'

interface ComparedArea {
  /** '' = the whole, which stays on top. */
  code: string
  name: string
  people: readonly [number, number]
  served: readonly [number, number]
}

/** Rates of two sides with the difference in percentage points and people; the greatest difference first. */
export function ComparedAreas({ rows }: { rows: readonly ComparedArea[] }) {
  const { t } = useText()
  const [order, setOrder] = useState({ by: 'difference', isDescending: true })
  const value = (row: ComparedArea): number =>
    order.by === 'difference' ? Math.abs(row.served[1] - row.served[0]) : rate(row, order.by === 'one' ? 0 : 1)
  const sorted = [...rows].sort(
    (a, b) =>
      Number(b.code === '') - Number(a.code === '') || (order.isDescending ? value(b) - value(a) : value(a) - value(b)),
  )
  const sortBy = (by: string): void =>
    setOrder((now) => ({ by, isDescending: now.by === by ? !now.isDescending : true }))
  return (
    <table className={styles['areas']}>
      <thead>
        <tr>
          <th scope="col">{t('planCompare.area')}</th>
          <SortHead name={t('planCompare.one')} of="one" order={order} onSort={sortBy} />
          <SortHead name={t('planCompare.other')} of="other" order={order} onSort={sortBy} />
          <SortHead name={t('planCompare.difference')} of="difference" order={order} onSort={sortBy} />
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.code} data-whole={row.code === '' || undefined}>
            <th scope="row">{row.name}</th>
            {([0, 1] as const).map((side) => (
              <td key={side}>
                {row.people[side] > 0 ? percent(rate(row, side)) : NOTHING}
                <small>{count(row.served[side])}</small>
              </td>
            ))}
            <td>
              {t('planCompare.points', { n: signed((rate(row, 1) - rate(row, 0)) * 100, 1) })}
              <small>{signed(row.served[1] - row.served[0], 0)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const rate = ({ people, served }: ComparedArea, side: 0 | 1): number =>
  people[side] > 0 ? served[side] / people[side] : 0

/** +1.2, −3,456, 0. */
function signed(value: number, decimals: number): string {
  const size = Math.abs(value)
  const words = decimals === 0 ? count(size) : size.toFixed(decimals)
  if (Number(size.toFixed(decimals)) === 0) return words
  return `${value > 0 ? '+' : '−'}${words}`
}
