import type { CaseClock, CaseEvent } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { Section } from '../../../parts/Section.tsx'
import { useText, worded } from '../../../text/index.ts'
import { eventKey } from './eventWords.ts'
import styles from './Trail.module.css'
import { useEventDetail } from './useEventDetail.ts'

interface TrailProps {
  hazard: { events: readonly CaseEvent[]; clocks: readonly CaseClock[] }
  /** Under which keys the events of this kind of case are worded. */
  prefix?: string
}

/** Telling it later than this after it happened is said. */
const LATE_MS = 60_000

/** 经过: what happened, latest first; who, when, and whether in time. */
export function Trail({ hazard, prefix = 'hazard.event' }: TrailProps) {
  const { t } = useText()
  const events = hazard.events.toReversed()
  return (
    <Section title={t('hazard.trail')} aside={t('hazard.trailCount', { n: events.length })}>
      <ol className={styles['trail']}>
        {events.map((event, place) => (
          <EventRow key={event.version} event={event} clocks={hazard.clocks} prefix={prefix} isLatest={place === 0} />
        ))}
      </ol>
    </Section>
  )
}

interface EventRowProps {
  event: CaseEvent
  clocks: readonly CaseClock[]
  prefix: string
  isLatest: boolean
}

function EventRow({ event, clocks, prefix, isLatest }: EventRowProps) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const detail = useEventDetail(event, clocks)
  const key = eventKey(event, prefix)
  const when = dateTime(event.happenedAt, language, nowMs)
  const isLate = Date.parse(event.receivedAt) - Date.parse(event.happenedAt) > LATE_MS
  const person =
    event.personId === 'system' ? t('hazard.system') : `${event.personName} · ${worded(t, 'role', event.role)}`
  return (
    <li className={styles['event']} data-latest={isLatest}>
      <time dateTime={event.happenedAt} className={styles['when']}>
        {when}
      </time>
      <i className={styles['dot']} aria-hidden="true" />
      <div className={styles['what']}>
        <p>
          <strong>{key ? t(key) : event.event}</strong> <span className={styles['who']}>{person}</span>
          {detail.time && (
            <span className={styles['time']} data-late={detail.isLate}>
              {detail.time}
            </span>
          )}
        </p>
        {detail.lines.map((line) => (
          <p key={line} className={styles['line']}>
            {line}
          </p>
        ))}
        {isLate && (
          <p className={styles['line']}>{t('hazard.toldLater', { at: dateTime(event.receivedAt, language, nowMs) })}</p>
        )}
      </div>
    </li>
  )
}
