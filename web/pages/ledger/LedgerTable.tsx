import type { Hazard } from '@wangge/api/contract'
import { Table, type TableColumnType } from 'antd'
import { type UIEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useText } from '../../text/index.ts'
import { LedgerCell } from './LedgerCell.tsx'
import styles from './LedgerTable.module.css'
import { LEDGER_COLUMNS, type LedgerColumnKey } from './ledgerColumns.ts'
import type { LedgerSort } from './ledgerFilter.ts'

const SERIAL_WIDTH = 148
const MARK_WIDTH = 40
const HEAD_PIXELS = 40
/** The next page is asked for when this much is left to scroll: some twenty rows. */
const AHEAD_PIXELS = 800

interface LedgerTableProps {
  rows: readonly Hazard[]
  columns: readonly LedgerColumnKey[]
  sort: LedgerSort
  isCompact: boolean
  isStale: boolean
  selectedId: string | null
  marked: readonly string[]
  /** Undefined where this person may do nothing to several at once. */
  onMark: ((ids: string[]) => void) | undefined
  onSort(sort: LedgerSort): void
  onOpen(hazard: Hazard): void
  onEnd(): void
}

/** Only the rows in sight are elements: a hundred thousand scroll as ten do. */
export function LedgerTable({
  rows,
  columns,
  isCompact,
  isStale,
  selectedId,
  marked,
  onMark,
  ...on
}: LedgerTableProps) {
  const { t } = useText()
  const box = useRef<HTMLDivElement>(null)
  const height = useHeight(box)
  const { sort, onSort, onOpen, onEnd } = on
  const shown = useMemo<TableColumnType<Hazard>[]>(
    () => [
      {
        key: 'serial',
        title: t('ledger.serial'),
        width: SERIAL_WIDTH,
        fixed: 'left',
        render: (_, hazard) => (
          <button type="button" className={styles['open']} onClick={() => onOpen(hazard)}>
            {hazard.serial}
          </button>
        ),
      },
      ...columns.map((key): TableColumnType<Hazard> => {
        const sortKey = key === 'due' || key === 'reported' ? key : null
        return {
          key,
          title: sortKey ? (
            <SortHead name={t(LEDGER_COLUMNS[key].name)} sort={sortKey} isOn={sort === sortKey} onSort={onSort} />
          ) : (
            t(LEDGER_COLUMNS[key].name)
          ),
          width: LEDGER_COLUMNS[key].width,
          ellipsis: true,
          render: (_, hazard) => <LedgerCell hazard={hazard} column={key} />,
        }
      }),
    ],
    [t, columns, sort, onSort, onOpen],
  )
  const width = columns.reduce((sum, key) => sum + LEDGER_COLUMNS[key].width, SERIAL_WIDTH + (onMark ? MARK_WIDTH : 0))
  const mark = t('ledger.mark')
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>): void => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget
    if (scrollHeight - scrollTop - clientHeight < AHEAD_PIXELS) onEnd()
  }
  return (
    <div ref={box} className={styles['box']} data-compact={isCompact} data-stale={isStale}>
      {height > 0 && (
        <Table<Hazard>
          virtual
          size="small"
          rowKey="id"
          columns={shown}
          dataSource={rows as Hazard[]}
          pagination={false}
          scroll={{ x: width, y: height - HEAD_PIXELS }}
          onScroll={onScroll}
          rowClassName={({ id }) => (id === selectedId ? (styles['selected'] ?? '') : '')}
          onRow={(hazard) => ({ onClick: (event) => isOwnClick(event.target) && onOpen(hazard) })}
          {...(onMark && {
            rowSelection: {
              selectedRowKeys: [...marked],
              onChange: (keys) => onMark(keys.map(String)),
              columnWidth: MARK_WIDTH,
              fixed: true,
              // Asked for every row, in sight or not.
              getCheckboxProps: ({ serial }) => ({ 'aria-label': `${mark} ${serial}` }),
              getTitleCheckboxProps: () => ({ 'aria-label': t('ledger.markAll') }),
            },
          })}
        />
      )}
    </div>
  )
}

function SortHead(props: { name: string; sort: LedgerSort; isOn: boolean; onSort(sort: LedgerSort): void }) {
  const { t } = useText()
  return (
    <button
      type="button"
      className={styles['sort']}
      aria-pressed={props.isOn}
      title={t(props.sort === 'due' ? 'ledger.sortDue' : 'ledger.sortReported')}
      onClick={() => props.onSort(props.sort)}
    >
      {props.name}
      <span aria-hidden="true">{props.isOn ? (props.sort === 'due' ? '↑' : '↓') : '↕'}</span>
    </button>
  )
}

/** A click on the row's own ground, not on a control in it. */
const isOwnClick = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, label, .ant-table-selection-column') === null

/** Height of an element in CSS pixels, followed as it changes; 0 before the first layout. */
function useHeight(element: { current: HTMLElement | null }): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return height
}
