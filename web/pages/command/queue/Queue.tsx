import type { HazardTallies } from '@wangge/api/contract'
import { useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { useUnansweredDispatches } from '../../../data/dispatches.ts'
import { useNow } from '../../../data/now.ts'
import { useHazards, useTallies } from '../../../data/queries.ts'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Newcomers } from '../../../parts/Newcomers.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import styles from './Queue.module.css'
import { QueueFoot } from './QueueFoot.tsx'
import { QueueRowItem } from './QueueRowItem.tsx'
import { QueueTallies } from './QueueTallies.tsx'
import { filterRows, queueRows, rowsOf, tally, unsentRows } from './queueOrder.ts'
import { useHold } from './useHold.ts'
import { useQueueKeys } from './useQueueKeys.ts'
import { useSteadyList } from './useSteadyList.ts'

/** States are worked out anew this often; each row's clock ticks by itself. */
const STATE_STEP_SECONDS = 5

/** The page's own parameter: only those to whom no team goes. */
const UNSENT_PARAM = 'sent'

/** Cases not closed, of all there are. */
const openCount = ({ overdue, soon, ontime, paused, notStarted }: HazardTallies): string =>
  count(overdue + soon + ontime + paused + notStarted)

/** 待处置: every open case by due time, with its tallies as filters. */
export function Queue() {
  const { t } = useText()
  const { view, change, select } = useView()
  const hazards = useHazards()
  const tallies = useTallies(hazards.data?.isTruncated ?? false).data
  const nowMs = useNow(STATE_STEP_SECONDS)
  const list = useRef<HTMLUListElement>(null)
  const { isHeld, hands } = useHold()
  const selectedId = view.selection?.type === 'hazard' ? view.selection.id : null
  const items = hazards.data?.items
  const all = useMemo(() => queueRows(items ?? [], nowMs), [items, nowMs])
  const inOrder = useMemo(() => items && all.map(({ hazard }) => hazard), [items, all])
  const { shown, waiting, gone, admit } = useSteadyList(inOrder, {
    isHeld: isHeld || selectedId !== null,
    chosenId: selectedId,
  })
  const unsent = unsentRows(all)
  const isUnsentOnly = useSearchParams()[0].get(UNSENT_PARAM) === 'none'
  const held = rowsOf(shown, nowMs)
  const rows = filterRows(isUnsentOnly ? unsentRows(held) : held, view.clocks)
  const unanswered = useUnansweredDispatches().data?.items
  const unansweredIds = useMemo(() => new Set(unanswered?.map(({ hazardId }) => hazardId)), [unanswered])
  useQueueKeys(rows, selectedId, list)
  return (
    <section className={styles['queue']}>
      <header className={styles['head']}>
        <h2>{t('queue.title')}</h2>
        <span className={styles['total']}>{hazards.data && (tallies ? openCount(tallies) : count(all.length))}</span>
        <button
          type="button"
          className={styles['unsent']}
          aria-pressed={isUnsentOnly}
          title={t('queue.unsentMeans')}
          onClick={() => change({}, { [UNSENT_PARAM]: isUnsentOnly ? null : 'none' })}
        >
          {t('queue.unsent', { n: count(unsent.length) })}
        </button>
        <span className={styles['order']}>{t('queue.byDue')}</span>
      </header>
      <QueueTallies tallies={tallies ?? (hazards.data && tally(all))} />
      {hazards.isPending && <Skeleton rows={9} />}
      {hazards.error && !hazards.data && (
        <Failed what="problem.what.hazards" error={hazards.error} onRetry={() => void hazards.refetch()} />
      )}
      {hazards.data && all.length === 0 && <Notice title={t('queue.empty')} what={t('queue.emptyDo')} />}
      {all.length > 0 && rows.length === 0 && (
        <div className={styles['noneInFilter']}>
          <Notice title={t('queue.emptyFilter')} />
          <button type="button" onClick={() => change({ clocks: [] }, { [UNSENT_PARAM]: null })}>
            {t('queue.clearFilter')}
          </button>
        </div>
      )}
      <ul ref={list} className={styles['rows']} aria-label={t('queue.title')} {...hands}>
        {rows.map((row) => (
          <QueueRowItem
            key={row.hazard.id}
            row={row}
            isSelected={row.hazard.id === selectedId}
            isGone={gone.has(row.hazard.id)}
            isUnanswered={unansweredIds.has(row.hazard.id)}
            onSelect={() => select({ type: 'hazard', id: row.hazard.id }, { position: row.hazard.position })}
          />
        ))}
      </ul>
      <Newcomers count={waiting} onAdmit={admit} />
      {hazards.data?.isTruncated && (
        <p className={styles['truncated']}>{t('queue.truncated', { n: count(all.length) })}</p>
      )}
      <QueueFoot rows={all} />
    </section>
  )
}
