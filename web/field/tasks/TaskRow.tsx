import type { FieldTask } from '@wangge/api/contract'
import { metres } from '../../format/number.ts'
import { ClockSymbol } from '../../map/symbols.tsx'
import { addressOf } from '../route.ts'
import { useKindName } from '../tables.ts'
import { useFieldText } from '../text.ts'
import styles from './TaskRow.module.css'
import { useTaskClock } from './useTaskClock.ts'

/** A task in the list, 60 px: shape, kind, place with metres, time left. */
export function TaskRow({ task }: { task: FieldTask }) {
  const { t } = useFieldText()
  const kindName = useKindName()
  const { state, left } = useTaskClock(task)
  const where = task.address || task.hazard?.cellName || task.serial
  return (
    <li>
      <a className={styles['row']} href={addressOf.task(task.id)}>
        <ClockSymbol clock={state} size={20} />
        <span className={styles['what']}>
          <strong>
            {kindName(task.kind)}
            {task.grade === 'major' && <em>{t('grade.major')}</em>}
          </strong>
          <small>
            {where}
            {task.metres !== null && ` · ${metres(task.metres)}`}
          </small>
        </span>
        <span className={styles['left']} data-clock={state}>
          <span className="visuallyHidden">{t(`clock.${state}`)} </span>
          {left}
        </span>
      </a>
    </li>
  )
}
