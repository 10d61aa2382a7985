import type { Consultation, Incident } from '@wangge/api/contract'
import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type OtherCase, useOtherCases } from '../../data/cases.ts'
import { useTick } from '../../data/now.ts'
import { dateTime } from '../../format/date.ts'
import { remaining } from '../../format/remaining.ts'
import { ClockSymbol } from '../../map/symbols.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { Newcomers } from '../../parts/Newcomers.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText, worded } from '../../text/index.ts'
import { useHold } from '../command/queue/useHold.ts'
import { useSteadyList } from '../command/queue/useSteadyList.ts'
import rows from '../desk/inbox/Rows.module.css'
import { useNearEnd } from '../desk/inbox/useNearEnd.ts'
import { clockOf } from './clockOf.ts'

/** Consultations or incidents in rows, as the inbox shows hazards. */
export function OtherCaseRows({ kind, chosenId }: { kind: OtherCase; chosenId: string | null }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { search } = useLocation()
  const list = useOtherCases(kind, true, false)
  const { isHeld, hands } = useHold()
  const items = useMemo(() => list.data?.pages.flatMap((page): (Consultation | Incident)[] => page.items), [list.data])
  const { shown, waiting, gone, admit } = useSteadyList(items, {
    isHeld: isHeld || chosenId !== null,
    chosenId,
    pages: list.data?.pages.length ?? 0,
  })
  const end = useNearEnd(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  })
  return (
    <>
      {list.isPending && <Skeleton rows={6} />}
      {list.error && !list.data && (
        <Failed what="problem.what.list" error={list.error} onRetry={() => void list.refetch()} />
      )}
      {items?.length === 0 && <Notice title={t(`case.empty.${kind}`)} what={t(`case.emptyDo.${kind}`)} />}
      <ul className={rows['rows']} aria-label={t(`desk.tab.${kind}`)} {...hands}>
        {shown.map((item) => (
          <CaseRow
            key={item.id}
            item={item}
            isGone={gone.has(item.id)}
            isChosen={item.id === chosenId}
            onChoose={() => void navigate({ pathname: `/desk/${kind}/${item.id}`, search })}
          />
        ))}
        <li ref={end} className={rows['end']} aria-hidden="true" />
      </ul>
      <Newcomers count={waiting} onAdmit={admit} />
    </>
  )
}

interface CaseRowProps {
  item: Consultation | Incident
  isChosen: boolean
  isGone: boolean
  onChoose(): void
}

function CaseRow({ item, isChosen, isGone, onChoose }: CaseRowProps) {
  const { t, language } = useText()
  const isQuestion = 'question' in item
  const clock = useTick((nowMs) => clockOf(item, nowMs))
  const left = useTick((nowMs) => {
    const isRunning = clock === 'overdue' || clock === 'soon' || clock === 'ontime'
    if (isRunning && item.dueAt !== null) return remaining(item.dueAt, nowMs, language, null)
    return clock === 'closed'
      ? dateTime('question' in item ? item.askedAt : item.reportedAt, language, nowMs)
      : t(`clock.${clock}`)
  })
  const title = isQuestion ? item.question : item.address || t('case.noAddress')
  const where = isQuestion
    ? [item.servicePoint.name, t(`case.channel.${item.channel}`)]
    : [item.cellName, item.teamName, worded(t, 'source', item.source)]
  return (
    <li className={rows['item']}>
      <button
        type="button"
        className={rows['row']}
        data-clock={clock}
        data-gone={isGone || undefined}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className={rows['symbol']}>
          <ClockSymbol clock={clock} size={16} />
        </span>
        <span className={rows['line']}>
          <span className={rows['kind']} title={title}>
            {title}
          </span>
          <span className={rows['left']}>
            <span className="visuallyHidden">{t(`clock.${clock}`)} </span>
            {left}
          </span>
        </span>
        <span className={rows['line']}>
          <span className={rows['where']}>{where.filter(Boolean).join(' · ')}</span>
          <span className={rows['state']}>
            {isGone
              ? t('queue.gone')
              : isQuestion
                ? t(`case.consultationState.${item.state}`)
                : t(`case.incidentState.${item.state}`)}
          </span>
        </span>
      </button>
    </li>
  )
}
