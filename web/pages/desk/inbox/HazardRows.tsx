import type { Hazard } from '@wangge/api/contract'
import { lazy, Suspense, useMemo, useRef } from 'react'
import { useView } from '../../../app/ViewContext.tsx'
import { clockStateAt } from '../../../data/clockState.ts'
import { type InboxFilter, type InboxTab, useInbox } from '../../../data/hazards.ts'
import { useNow } from '../../../data/now.ts'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Newcomers } from '../../../parts/Newcomers.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { useHold } from '../../command/queue/useHold.ts'
import { useSteadyList } from '../../command/queue/useSteadyList.ts'
import { HazardRow } from './HazardRow.tsx'
import styles from './Rows.module.css'
import { useInboxKeys } from './useInboxKeys.ts'
import { useMarks } from './useMarks.ts'
import { useNearEnd } from './useNearEnd.ts'

const BulkBar = lazy(() => import('./BulkBar.tsx'))

/** States are worked out anew this often; each row's clock ticks by itself. */
const STATE_STEP_SECONDS = 5
/** A row in full view at this zoom shows its streets. */
const ROW_ZOOM = 15.5

/** The hazards of a tab by due time; newcomers wait outside while the reader is in the list. */
export function HazardRows({ tab, filter }: { tab: Exclude<InboxTab, 'transferred'>; filter: InboxFilter }) {
  const { t } = useText()
  const { view, select } = useView()
  const inbox = useInbox(tab, filter, true)
  const nowMs = useNow(STATE_STEP_SECONDS)
  const list = useRef<HTMLUListElement>(null)
  const { isHeld, hands } = useHold()
  const items = useMemo(() => inbox.data?.pages.flatMap((page) => page.items), [inbox.data])
  const selectedId = view.selection?.type === 'hazard' ? view.selection.id : null
  const { shown, waiting, gone, admit } = useSteadyList(items, {
    isHeld: isHeld || selectedId !== null,
    chosenId: selectedId,
    listKey: inbox.isPlaceholderData ? '' : JSON.stringify(filter),
    pages: inbox.data?.pages.length ?? 0,
  })
  const there = useMemo(() => shown.filter(({ id }) => !gone.has(id)), [shown, gone])
  const marks = useMarks(there)
  const choose = (hazard: Hazard): void =>
    select({ type: 'hazard', id: hazard.id }, { position: hazard.position, zoom: ROW_ZOOM })
  useInboxKeys(shown, selectedId, list, choose, marks.toggle)
  const end = useNearEnd(() => {
    if (inbox.hasNextPage && !inbox.isFetchingNextPage) void inbox.fetchNextPage()
  })
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <>
      {inbox.isPending && <Skeleton rows={9} />}
      {inbox.error && !inbox.data && (
        <Failed what="problem.what.hazards" error={inbox.error} onRetry={() => void inbox.refetch()} />
      )}
      {items && shown.length === 0 && waiting === 0 && (
        <Notice
          title={t(isFiltered ? 'desk.emptyFilter' : `desk.empty.${tab}`)}
          what={isFiltered ? undefined : t(`desk.emptyDo.${tab}`)}
        />
      )}
      <ul
        ref={list}
        className={styles['rows']}
        aria-label={t(`desk.tab.${tab}`)}
        data-dimmed={inbox.isPlaceholderData}
        {...hands}
      >
        {shown.map((hazard) => (
          <HazardRow
            key={hazard.id}
            hazard={hazard}
            clock={clockStateAt(hazard, nowMs)}
            isSelected={hazard.id === selectedId}
            isGone={gone.has(hazard.id)}
            isMarked={marks.ids.has(hazard.id)}
            isMarking={marks.ids.size > 0}
            onSelect={(isAdding) => (isAdding ? marks.toggle(hazard.id) : choose(hazard))}
            onMark={() => marks.toggle(hazard.id)}
          />
        ))}
        <li ref={end} className={styles['end']} aria-hidden="true">
          {inbox.isFetchingNextPage && <Skeleton rows={2} />}
        </li>
      </ul>
      <Newcomers count={waiting} onAdmit={admit} />
      {marks.ids.size > 0 ? (
        <Suspense>
          <BulkBar hazards={there.filter(({ id }) => marks.ids.has(id))} onClear={marks.clear} />
        </Suspense>
      ) : (
        <footer className={styles['foot']}>
          <span>
            {t(tab === 'closed' ? 'desk.byReported' : 'desk.byDue')}
            {items && inbox.hasNextPage && ` · ${t('desk.loaded', { n: count(items.length) })}`}
          </span>
          <span className={styles['keys']} aria-hidden="true">
            {t('desk.upDown')} <kbd>J</kbd> <kbd>K</kbd> {t('desk.mark')} <kbd>X</kbd>
          </span>
        </footer>
      )}
    </>
  )
}
