import type { ReactNode } from 'react'
import styles from './AdminTable.module.css'

export interface AdminColumn<Row> {
  key: string
  name: string
  /** Left out on a phone, where a row has two lines. */
  isWide?: boolean
  cell(row: Row): ReactNode
}

interface AdminTableProps<Row> {
  label: string
  columns: readonly AdminColumn<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  /** A row that is out of use. */
  isMuted?(row: Row): boolean
  foot?: ReactNode
}

/** A table in the full width: sticky head and first column, rows 40; on a phone two lines a row. */
export function AdminTable<Row>({ label, columns, rows, rowKey, isMuted, foot }: AdminTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={styles['scroll']} aria-label={label} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map(({ key, name, isWide }) => (
              <th key={key} scope="col" data-wide={isWide}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-muted={isMuted?.(row)}>
              {columns.map(({ key, isWide, cell }) => (
                <td key={key} data-wide={isWide}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {foot}
    </section>
  )
}
