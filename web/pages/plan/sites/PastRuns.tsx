import { useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { count, NOTHING } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { SiteBadge } from './SiteBadge.tsx'
import styles from './Sites.module.css'
import { useSiteRuns } from './siteQueries.ts'

/** What was solved before, by whom and when; a row opens its answer again. */
export function PastRuns({ shownId, onOpen }: { shownId: string | null; onOpen(id: string): void }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useSiteRuns(isOpen)
  return (
    <details className={styles['more']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('planSites.past')}</summary>
      {!data && error && <Failed what="planWhat.sites" error={error} onRetry={() => void refetch()} />}
      {!data && !error && isOpen && <Skeleton rows={3} />}
      {data?.items.length === 0 && <p className={styles['note']}>{t('planSites.pastNone')}</p>}
      <ul className={styles['past']}>
        {data?.items.map((run) => {
          const at = dateTime(run.createdAt, language, nowMs)
          const gained = run.answer?.sites.reduce((sum, site) => sum + site.gained, 0)
          return (
            <li key={run.id}>
              <button
                type="button"
                aria-current={run.id === shownId || undefined}
                aria-label={t('planSites.pastOpen', { at })}
                onClick={() => onOpen(run.id)}
              >
                <span>
                  {at} · {run.createdByName}
                </span>
                <span className={styles['pastWhat']}>
                  {t('planSites.pastLine', {
                    objective: t(`planSites.objective.${run.request.objective}`),
                    k: t('planSites.k', { n: run.answer?.sites.length ?? run.request.choose }),
                    gained: gained === undefined ? NOTHING : t('planSites.gain', { n: count(gained) }),
                  })}
                </span>
                {run.answer && <SiteBadge answer={run.answer} />}
              </button>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
