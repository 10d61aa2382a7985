import type { CaseClock } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { span } from '../../../format/duration.ts'
import { percent } from '../../../format/number.ts'
import { remaining } from '../../../format/remaining.ts'
import { ClockSymbol } from '../../../map/symbols.tsx'
import { useWorkingDays } from '../../../parts/useWorkingDays.ts'
import { useText } from '../../../text/index.ts'
import styles from './CaseClocks.module.css'
import { clockBar, lateSeconds } from './clockBar.ts'
import { useLimitWords } from './useLimitWords.ts'

interface ClockRowProps {
  clock: CaseClock
  isShown?: boolean
  /** Shows or hides how its due times came about; absent where that cannot be asked. */
  onSteps?(): void
}

/** One clock: shape, name, time; the bar with both due times; required and promised side by side. */
export function ClockRow({ clock, isShown = false, onSteps }: ClockRowProps) {
  const { t, language } = useText()
  const limitWords = useLimitWords()
  const calendar = useWorkingDays()
  const nowMs = useNow()
  const state = stateOf(clock, nowMs)
  const { fill, tick } = clockBar(clock, nowMs)
  const name = t(`hazard.clockName.${clock.clock}`)
  const isOver = clock.stoppedAt !== null
  const late = lateSeconds(clock)
  const due = (at: string | null) => (at === null ? '—' : dateTime(at, language, nowMs))
  return (
    <div className={styles['clock']} data-clock={state} data-late={isOver && late > 0}>
      <p className={styles['top']}>
        <ClockSymbol clock={state} size={14} />
        {onSteps ? (
          <button
            type="button"
            className={styles['name']}
            aria-expanded={isShown}
            onClick={onSteps}
            title={t('hazard.showSteps')}
          >
            {name}
          </button>
        ) : (
          <span className={styles['name']}>{name}</span>
        )}
        {clock.provisional && !isOver && <span className={styles['provisional']}>{t('hazard.provisional')}</span>}
        <strong>{timeWords()}</strong>
      </p>
      <div
        className={styles['bar']}
        role="img"
        aria-label={t('hazard.used', { share: percent(clock.usedShare ?? fill) })}
      >
        <i className={styles['fill']} style={{ width: `${fill * 100}%` }} />
        {tick !== null && <i className={styles['tick']} style={{ left: `${tick * 100}%` }} />}
      </div>
      <p className={styles['ends']}>
        {isOver ? (
          <>
            <span>{limits()}</span>
            <span>{late > 0 ? t('hazard.wasLate', { span: span(late, language) }) : t('hazard.inTime')}</span>
          </>
        ) : (
          <>
            {clock.statutory && (
              <span title={limitWords(clock.statutory)}>
                {t('hazard.required')} {due(clock.statutoryDueAt)}
              </span>
            )}
            {(clock.promised || clock.promisedDueAt) && (
              <span title={clock.promised ? limitWords(clock.promised) : ''}>
                {t('hazard.promised')} {due(clock.promisedDueAt)}
              </span>
            )}
            {!clock.statutory && !clock.promised && !clock.promisedDueAt && (
              <span>
                {t('hazard.due')} {due(clock.dueAt)}
              </span>
            )}
          </>
        )}
      </p>
    </div>
  )

  function timeWords(): string {
    if (clock.stoppedAt !== null)
      return span((Date.parse(clock.stoppedAt) - Date.parse(clock.startedAt)) / 1000, language)
    if (state === 'paused') return t('clock.paused')
    return clock.dueAt === null ? t('queue.noDue') : remaining(clock.dueAt, nowMs, language, calendar)
  }

  function limits(): string {
    const words = [
      clock.statutory && `${t('hazard.required')} ${limitWords(clock.statutory)}`,
      clock.promised && `${t('hazard.promised')} ${limitWords(clock.promised)}`,
    ].filter(Boolean)
    return words.length > 0 ? words.join(' · ') : `${t('hazard.due')} ${due(clock.dueAt)}`
  }
}

function stateOf({ stoppedAt, state, dueAt, soonAt }: CaseClock, nowMs: number): ClockState {
  if (stoppedAt !== null) return 'closed'
  if (state === 'paused') return 'paused'
  if (dueAt === null) return 'notStarted'
  if (nowMs > Date.parse(dueAt)) return 'overdue'
  return soonAt !== null && nowMs >= Date.parse(soonAt) ? 'soon' : 'ontime'
}
