import type { ReactNode } from 'react'
import { type Place, useView } from '../../../app/ViewContext.tsx'
import type { Selection } from '../../../state/view.ts'
import styles from './Rows.module.css'

interface PlaceRowProps {
  to: Selection
  place?: Place
  symbol: ReactNode
  name: string
  detail: string
  value?: ReactNode
}

/** A row that selects what it names: symbol, name over detail, figure at the right. */
export function PlaceRow({ to, place, symbol, name, detail, value }: PlaceRowProps) {
  const { select } = useView()
  return (
    <li>
      <button type="button" className={styles['row']} onClick={() => select(to, place)}>
        <span className={styles['symbol']}>{symbol}</span>
        <span className={styles['name']}>{name}</span>
        <span className={styles['value']}>{value}</span>
        <span className={styles['detail']}>{detail}</span>
      </button>
    </li>
  )
}
