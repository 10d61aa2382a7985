import type { Hazard } from '@wangge/api/contract'
import type { ClockState } from '@wangge/db/vocabulary'
import { useTick } from '../../../data/now.ts'
import { remaining } from '../../../format/remaining.ts'
import { ClockSymbol } from '../../../map/symbols.tsx'
import { placeWords } from '../../../parts/placeWords.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useWorkingDays } from '../../../parts/useWorkingDays.ts'
import { useText, worded } from '../../../text/index.ts'
import { waitingFor } from '../../hazard/waiting.ts'
import styles from './Rows.module.css'

interface HazardRowProps {
  hazard: Hazard
  clock: ClockState
  isSelected: boolean
  /** It has left the list while somebody was at it. */
  isGone: boolean
  isMarked: boolean
  /** Somebody is marking: the boxes stand open. */
  isMarking: boolean
  onSelect(isAdding: boolean): void
  onMark(): void
}

/** One hazard in two lines: what and how long; where, whose, what it waits for and who brought it. */
export function HazardRow({
  hazard,
  clock,
  isSelected,
  isGone,
  isMarked,
  isMarking,
  onSelect,
  onMark,
}: HazardRowProps) {
  const { t, language } = useText()
  const kind = useHazardKindName()(hazard.kind)
  const calendar = useWorkingDays()
  const left = useTick((nowMs) => {
    const isRunning = clock === 'overdue' || clock === 'soon' || clock === 'ontime'
    return isRunning && hazard.dueAt !== null ? remaining(hazard.dueAt, nowMs, language, calendar) : t(`clock.${clock}`)
  })
  const where = placeWords(hazard) || t('hazard.outside')
  const owner = hazard.ownerName ?? t('desk.noOwner')
  const source = worded(t, 'source', hazard.source)
  return (
    <li className={styles['item']} data-id={hazard.id} data-marked={isMarked} data-marking={isMarking}>
      <input
        type="checkbox"
        className={styles['mark']}
        checked={isMarked}
        disabled={isGone}
        aria-label={t('desk.markRow', { what: `${kind} ${hazard.serial}` })}
        onChange={onMark}
      />
      <button
        type="button"
        className={styles['row']}
        data-clock={clock}
        data-gone={isGone || undefined}
        aria-current={isSelected ? 'true' : undefined}
        onClick={(event) => onSelect(event.shiftKey)}
      >
        <span className={styles['symbol']}>
          <ClockSymbol clock={clock} size={16} />
        </span>
        <span className={styles['line']}>
          <span className={styles['kind']} title={kind}>
            {kind}
          </span>
          {hazard.grade === 'major' && <span className={styles['major']}>{t('grade.major')}</span>}
          <span className={styles['left']}>
            <span className="visuallyHidden">{t(`clock.${clock}`)} </span>
            {hazard.provisional && <span className={styles['provisional']}>{t('hazard.provisional')}</span>}
            {left}
          </span>
        </span>
        <span className={styles['line']}>
          <span className={styles['where']} title={`${where} · ${owner}`}>
            {where} · {owner}
          </span>
          <span className={styles['state']}>
            {isGone ? t('queue.gone') : `${t(`hazard.waiting.${waitingFor(hazard)}`)} · ${source}`}
          </span>
        </span>
      </button>
    </li>
  )
}
