import styles from './FigureSheet.module.css'

interface SortHeadProps<T extends string> {
  name: string
  of: T
  order: { by: string; isDescending: boolean }
  onSort(by: T): void
}

/** Head of a column that sorts: a second click turns it round. */
export function SortHead<T extends string>({ name, of, order, onSort }: SortHeadProps<T>) {
  const isOn = order.by === of
  return (
    <th scope="col" aria-sort={isOn ? (order.isDescending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles['sort']} onClick={() => onSort(of)}>
        {name}
        <span aria-hidden="true">{isOn ? (order.isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  )
}
