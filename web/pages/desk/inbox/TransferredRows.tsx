import { useTransferred } from '../../../data/hazards.ts'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useText } from '../../../text/index.ts'
import styles from './Rows.module.css'
import own from './TransferredRows.module.css'
import { useNearEnd } from './useNearEnd.ts'

/** What was handed on: to whom, when and why; how it went on there is theirs. */
export function TransferredRows() {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const nowMs = useNow(60)
  const list = useTransferred(true)
  const items = list.data?.pages.flatMap((page) => page.items)
  const end = useNearEnd(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  })
  return (
    <>
      {list.isPending && <Skeleton rows={6} />}
      {list.error && !list.data && (
        <Failed what="problem.what.hazards" error={list.error} onRetry={() => void list.refetch()} />
      )}
      {items?.length === 0 && <Notice title={t('desk.empty.transferred')} what={t('desk.emptyDo.transferred')} />}
      <ul className={styles['rows']} aria-label={t('desk.tab.transferred')}>
        {items?.map((row) => (
          <li key={`${row.id} ${row.transferredAt}`} className={own['row']}>
            <p>
              <strong>{kindName(row.kind)}</strong>
              {row.grade === 'major' && <span className={styles['major']}>{t('grade.major')}</span>}
              <span className={own['when']}>{dateTime(row.transferredAt, language, nowMs)}</span>
            </p>
            <p className={own['detail']}>
              {row.serial} · {row.address}
            </p>
            <p className={own['detail']}>
              {t('desk.transferredTo', { to: row.toName, by: row.transferredBy })} · {row.reason}
            </p>
          </li>
        ))}
        <li ref={end} className={styles['end']} aria-hidden="true" />
      </ul>
    </>
  )
}
