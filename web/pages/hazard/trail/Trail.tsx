import type { CaseClock, CaseEvent, Dispatch } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { Section } from '../../../parts/Section.tsx'
import { useText, worded } from '../../../text/index.ts'
import { DispatchRow } from './DispatchRow.tsx'
import { eventKey } from './eventWords.ts'
import styles from './Trail.module.css'
import { trailEntries } from './trailEntries.ts'
import { useEventDetail } from './useEventDetail.ts'

interface TrailProps {
  hazard: { events: readonly CaseEvent[]; clocks: readonly CaseClock[]; dispatches?: readonly Dispatch[] }
  /** Under which keys the events of this kind of case are worded. */
  prefix?: string
}

/** Telling it later than this after it happened is said. */
const LATE_MS = 60_000

/** 经过: what happened, the steps of teams among it, latest first; who, when, and whether in time. */
export function Trail({ hazard, prefix = 'hazard.event' }: TrailProps) {
  const { t } = useText()
  const entries = trailEntries(hazard.events, hazard.dispatches ?? [])
  return (
    <Section title={t('hazard.trail')} aside={t('hazard.trailCount', { n: entries.length })}>
      <ol className={styles['trail']}>
        {entries.map((entry, place) =>
          entry.type === 'event' ? (
            <EventRow
              key={entry.event.version}
              event={entry.event}
              clocks={hazard.clocks}
              prefix={prefix}
              isLatest={place === 0}
            />
          ) : (
            <DispatchRow
              key={`${entry.dispatch.id} ${entry.moment.state}`}
              dispatch={entry.dispatch}
              moment={entry.moment}
              isLatest={place === 0}
            />
          ),
        )}
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
  const role = worded(t, 'role', event.role)
  const named = event.role === 'resident' ? role : `${event.personName} · ${role}`
  const person = event.personId === 'system' ? t('hazard.system') : named
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
