import type { Hazard } from '@wangge/api/contract'
import { clockStateAt, secondsLeft, usedShare } from '../../../data/clockState.ts'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { percent } from '../../../format/number.ts'
import { remaining } from '../../../format/remaining.ts'
import { ClockSymbol } from '../../../map/symbols.tsx'
import { useWorkingDays } from '../../../parts/useWorkingDays.ts'
import { useText } from '../../../text/index.ts'
import styles from './HazardClock.module.css'

/** The running clock of a case and the share of its time that is used. */
export function HazardClock({ hazard }: { hazard: Hazard }) {
  const { t, language } = useText()
  const nowMs = useNow()
  const clock = clockStateAt(hazard, nowMs)
  const seconds = secondsLeft(hazard, nowMs)
  const share = usedShare(hazard, nowMs)
  const calendar = useWorkingDays()
  return (
    <section className={styles['clock']} data-clock={clock} aria-label={t('queue.byDue')}>
      <p className={styles['state']}>
        <ClockSymbol clock={clock} size={14} />
        {t(`clock.${clock}`)}
      </p>
      <p className={styles['time']}>
        {seconds === null || hazard.dueAt === null
          ? t(`clock.${clock}`)
          : remaining(hazard.dueAt, nowMs, language, calendar)}
      </p>
      {seconds !== null && (
        <div className={styles['bar']} role="img" aria-label={t('hazard.used', { share: percent(share) })}>
          <i style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <p className={styles['ends']}>
        <span>
          {t('hazard.reported')} {dateTime(hazard.reportedAt, language, nowMs)}
        </span>
        <span>
          {t('hazard.due')} {hazard.dueAt ? dateTime(hazard.dueAt, language, nowMs) : t('queue.noDue')}
        </span>
      </p>
    </section>
  )
}
