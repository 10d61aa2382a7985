import type { Hazard } from '@wangge/api/contract'
import type { Role } from '@wangge/db/vocabulary'
import { useCallback, useMemo, useState } from 'react'
import { storedColumns, storedCompact, useStored } from '../../app/preferences.ts'
import { useMedia } from '../../app/useMedia.ts'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { useSession } from '../../data/session.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import { BulkBar } from './BulkBar.tsx'
import { LedgerDetail } from './LedgerDetail.tsx'
import { LedgerFilters } from './LedgerFilters.tsx'
import { LedgerHead } from './LedgerHead.tsx'
import { LedgerNews } from './LedgerNews.tsx'
import styles from './LedgerPage.module.css'
import { LedgerPrint } from './LedgerPrint.tsx'
import { LedgerRows } from './LedgerRows.tsx'
import { LedgerTable } from './LedgerTable.tsx'
import { LedgerWords } from './LedgerWords.tsx'
import { chosenColumns } from './ledgerColumns.ts'
import { countNarrowing, EVERYTHING, type LedgerSort } from './ledgerFilter.ts'
import { useLedgerRows } from './ledgerQueries.ts'
import { useLedgerFilter } from './useLedgerFilter.ts'

/** These may act on cases; the server decides on each one. */
const ACTING: readonly Role[] = ['command', 'township_officer', 'grid_worker', 'patrol_member', 'administrator']
const NO_ROWS: readonly Hazard[] = []

/** Every hazard, open and closed: filtered, summed up, acted on, printed, exported. */
export default function LedgerPage() {
  const width = useWidth()
  const session = useSession()
  const { filter, narrow } = useLedgerFilter()
  const { view, select } = useView()
  const [marked, setMarked] = useState<string[]>([])
  const [printed, setPrinted] = useState<readonly Hazard[] | null>(null)
  const isPrinting = useMedia('print')
  const isCompact = useStored(storedCompact)
  const personId = session?.personId ?? ''
  const stored = useStored(useCallback(() => storedColumns(personId), [personId]))
  const columns = useMemo(() => chosenColumns(stored), [stored])

  const query = useLedgerRows(filter)
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? NO_ROWS, [query.data])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const open = useCallback(
    (hazard: Hazard) => select({ type: 'hazard', id: hazard.id }, { position: hazard.position }),
    [select],
  )

  const sortBy = useCallback((sort: LedgerSort) => narrow({ sort }), [narrow])

  const selectedId = view.selection?.type === 'hazard' ? view.selection.id : null
  const mayAct = session !== undefined && ACTING.includes(session.role)
  const cursor = query.data?.pages.at(-1)?.nextCursor ?? null
  return (
    <LedgerWords>
      <main id="main" className={styles['page']} tabIndex={-1}>
        <LedgerHead
          filter={filter}
          rows={rows}
          cursor={cursor}
          columns={columns}
          isCompact={isCompact}
          onNarrow={narrow}
          onPrint={setPrinted}
        />
        {marked.length > 0 ? (
          <BulkBar ids={marked} rows={rows} onDone={setMarked} />
        ) : (
          <LedgerFilters filter={filter} onNarrow={narrow} />
        )}
        {query.error && !query.data ? (
          <Failed what="problem.what.ledger" error={query.error} onRetry={() => void query.refetch()} />
        ) : !query.data ? (
          <Skeleton rows={12} />
        ) : rows.length === 0 ? (
          <Empty isNarrow={countNarrowing(filter) > 0} onClear={() => narrow({ ...EVERYTHING, sort: filter.sort })} />
        ) : width === 'phone' ? (
          <LedgerRows rows={rows} selectedId={selectedId} onOpen={open} onEnd={more} />
        ) : (
          <LedgerTable
            rows={rows}
            columns={columns}
            sort={filter.sort}
            isCompact={isCompact}
            isStale={query.isPlaceholderData}
            selectedId={selectedId}
            marked={marked}
            onMark={mayAct ? setMarked : undefined}
            onSort={sortBy}
            onOpen={open}
            onEnd={more}
          />
        )}
        <LedgerNews rows={rows} />
      </main>
      {selectedId && <LedgerDetail key={selectedId} id={selectedId} onClose={() => select(null)} />}
      {isPrinting && <LedgerPrint rows={printed ?? rows} filter={filter} columns={columns} />}
    </LedgerWords>
  )
}

function Empty({ isNarrow, onClear }: { isNarrow: boolean; onClear(): void }) {
  const { t } = useText()
  if (!isNarrow) return <Notice title={t('ledger.none')} what={t('ledger.noneDo')} />
  const clear = (
    <button type="button" className={styles['clear']} onClick={onClear}>
      {t('ledger.clear')}
    </button>
  )
  return <Notice title={t('ledger.noneMatch')} what={clear} />
}
