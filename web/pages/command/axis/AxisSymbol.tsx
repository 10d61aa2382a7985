import { useView } from '../../../app/ViewContext.tsx'
import { secondsLeft } from '../../../data/clockState.ts'
import { useTick } from '../../../data/now.ts'
import { countdown } from '../../../format/duration.ts'
import { ClockSymbol } from '../../../map/symbols.tsx'
import { useHazardWords } from '../../../parts/useHazardWords.ts'
import { useText } from '../../../text/index.ts'
import type { AxisMark } from './axisMarks.ts'
import styles from './DueAxis.module.css'

const LANE_PX = 12

export function AxisSymbol({ mark: { row, at, lane } }: { mark: AxisMark }) {
  const { t, language } = useText()
  const { view, select } = useView()
  const { hazard, clock } = row
  const { kind, where } = useHazardWords(hazard)
  const left = useTick((nowMs) => countdown(Math.round((secondsLeft(hazard, nowMs) ?? 0) / 60) * 60, language))
  const label = t('queue.rowLabel', { state: t(`clock.${clock}`), kind, where, clock: left })
  return (
    <button
      type="button"
      className={styles['mark']}
      style={{ left: `${at * 100}%`, bottom: 6 + lane * LANE_PX }}
      aria-label={label}
      title={label}
      aria-pressed={view.selection?.type === 'hazard' && view.selection.id === hazard.id}
      onClick={() => select({ type: 'hazard', id: hazard.id }, { position: hazard.position })}
    >
      <ClockSymbol clock={clock} size={12} />
    </button>
  )
}
