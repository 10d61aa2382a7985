import type { DispatchState, TeamState } from '@wangge/db/vocabulary'
import { secondsLeft } from '../../../data/clockState.ts'
import { useTick } from '../../../data/now.ts'
import { remaining } from '../../../format/remaining.ts'
import { ClockSymbol } from '../../../map/symbols.tsx'
import { useHazardWords } from '../../../parts/useHazardWords.ts'
import { useWorkingDays } from '../../../parts/useWorkingDays.ts'
import { useText } from '../../../text/index.ts'
import styles from './QueueRowItem.module.css'
import type { QueueRow } from './queueOrder.ts'

/** What the team that was sent does, by the stage of its dispatch. */
const SENT_STATE: Partial<Record<DispatchState, TeamState>> = { departed: 'enroute', arrived: 'onscene' }

/** One case: shape, colour and word of its clock, what, where, from whom, how long. */
export function QueueRowItem({
  row: { hazard, clock },
  isSelected,
  isUnanswered,
  isGone,
  onSelect,
}: {
  row: QueueRow
  isSelected: boolean
  /** A team was asked for, and nobody goes. */
  isUnanswered: boolean
  /** It has left the list while somebody was at it. */
  isGone: boolean
  onSelect(): void
}) {
  const { t, language } = useText()
  const words = useHazardWords(hazard)
  const calendar = useWorkingDays()
  const sentState = hazard.sent ? t(`teamState.${SENT_STATE[hazard.sent.state] ?? 'assigned'}`) : ''
  const left = useTick((nowMs) => {
    const seconds = secondsLeft(hazard, nowMs)
    return seconds === null || hazard.dueAt === null
      ? t(`clock.${clock}`)
      : remaining(hazard.dueAt, nowMs, language, calendar)
  })
  return (
    <li className={styles['item']}>
      <button
        type="button"
        className={styles['row']}
        data-id={hazard.id}
        data-clock={clock}
        data-gone={isGone || undefined}
        aria-current={isSelected ? 'true' : undefined}
        onClick={onSelect}
      >
        <ClockSymbol clock={clock} size={16} />
        <span className={styles['line']}>
          <span className={styles['kind']} title={words.kind}>
            {words.kind}
          </span>
          {hazard.grade === 'major' && <span className={styles['major']}>{t('grade.major')}</span>}
          <span className={styles['left']}>
            <span className="visuallyHidden">{t(`clock.${clock}`)} </span>
            {left}
          </span>
        </span>
        <span className={styles['line']}>
          <span className={styles['where']} title={words.where}>
            {words.where}
          </span>
          <span
            className={styles['state']}
            data-sent={isUnanswered ? 'unanswered' : hazard.sent ? 'sent' : undefined}
            title={words.state}
          >
            {isGone
              ? t('queue.gone')
              : isUnanswered
                ? t('queue.unanswered')
                : hazard.sent
                  ? `${hazard.sent.teamName} ${sentState}`
                  : words.state}
          </span>
        </span>
      </button>
    </li>
  )
}
