import { useText } from '../../../text/index.ts'
import { signed } from '../edits/editWords.ts'
import { scenarioPoint } from '../edits/points.ts'
import { useGains } from '../edits/useGains.ts'
import { useWhatIf } from '../edits/whatIf.ts'
import { usePlanPointer } from '../map/pointer.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './ToolOverlay.module.css'

/** Beside the point that is being dragged: who it is, what it brings, and how long the answer took. */
export function DragCard() {
  const { t } = useText()
  const { base, edits, answer, settings } = usePlanTable()
  const { dragging, letters } = useWhatIf()
  const pointer = usePlanPointer()
  const gains = useGains()
  const point = dragging && base && scenarioPoint(base.points, edits, dragging.id)
  const at = point && pointer.project(point.lon, point.lat)
  if (!dragging || !point || !at || !answer) return null
  const gain = gains.of(dragging.id)
  const what = point.isNew ? t('planEdits.newPoint', { letter: letters.get(point.id) ?? '' }) : point.name
  const total = answer.after[settings.weight].served - answer.before[settings.weight].served
  return (
    <output className={styles['card']} style={{ left: at[0], top: at[1] }} data-side={sideOf(at[0])}>
      <span className={styles['what']}>{t('planEdits.draggingPoint', { what })}</span>
      <span className={styles['figures']}>
        <strong data-sign={Math.sign(gain ?? total)}>{signed(gain ?? total, settings.weight, t)}</strong>
        <span>{t('planEdits.milliseconds', { n: Math.max(1, Math.round(answer.workMs)) })}</span>
      </span>
    </output>
  )

  /** Inside the map, whichever side the pointer is on. */
  function sideOf(x: number): 'left' | 'right' {
    const width = (pointer.centre()?.x ?? 0) * 2
    return x > width - CARD_PX ? 'left' : 'right'
  }
}

/** The card with its distance from the point. */
const CARD_PX = 260
