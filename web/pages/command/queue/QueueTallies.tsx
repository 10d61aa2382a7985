import type { ClockState } from '@wangge/db/vocabulary'
import { useView } from '../../../app/ViewContext.tsx'
import { count, NOTHING } from '../../../format/number.ts'
import { ClockSymbol } from '../../../map/symbols.tsx'
import { useText } from '../../../text/index.ts'
import styles from './QueueTallies.module.css'
import { TALLIED, toggleClock } from './queueOrder.ts'

/** Four tallies that are filters; pressed ones narrow queue and map. 未起算 joins them only when there are such cases. */
export function QueueTallies({ tallies }: { tallies: Record<ClockState, number> | undefined }) {
  const { t } = useText()
  const { view, change } = useView()
  const states: readonly ClockState[] = tallies && tallies.notStarted > 0 ? [...TALLIED, 'notStarted'] : TALLIED
  return (
    <fieldset className={styles['tallies']} aria-label={t('queue.filters')}>
      {states.map((clock) => (
        <button
          key={clock}
          type="button"
          className={styles['tally']}
          data-clock={clock}
          aria-pressed={view.clocks.includes(clock)}
          onClick={() => change({ clocks: toggleClock(view.clocks, clock) })}
        >
          <span className={styles['number']}>{tallies ? count(tallies[clock]) : NOTHING}</span>
          <span className={styles['word']}>
            <ClockSymbol clock={clock} size={12} />
            {t(`clock.${clock}`)}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
