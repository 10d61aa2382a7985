import type { Shift } from '@wangge/api/contract'
import { memo } from 'react'
import { useText } from '../../../text/index.ts'
import { absencesOf } from '../slots.ts'
import styles from './RosterGrid.module.css'

interface RosterCellProps {
  slot: string
  /** Team, day and kind. */
  name: string
  shift: Shift | undefined
  isFirstOfDay: boolean
  isToday: boolean
  isChosen: boolean
  isMarked: boolean
  isTabStop: boolean
  hasConflict: boolean
}

/** One team's shift of a day: how many cells it has, who is missing; empty where there is none. */
export const RosterCell = memo(function RosterCell(props: RosterCellProps) {
  const { slot, name, shift, isFirstOfDay, isToday, isChosen, isMarked, isTabStop, hasConflict } = props
  const { t } = useText()
  const absent = shift ? absencesOf(shift) : 0
  const state = shift
    ? [
        t('teams.slot.cells', { n: shift.cellCodes.length }),
        ...(absent > 0 ? [t('teams.slot.absent', { n: absent })] : []),
        ...(hasConflict ? [t('teams.slot.conflict')] : []),
      ]
    : [t('teams.slot.none')]
  const label = [name, ...state, ...(isMarked ? [t('teams.slot.marked')] : [])].join('，')
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is chosen
      role="gridcell"
      className={styles['cell']}
      data-slot={slot}
      data-has={shift !== undefined}
      data-first={isFirstOfDay}
      data-today={isToday}
      data-marked={isMarked}
      data-conflict={hasConflict}
      aria-selected={isChosen}
      aria-label={label}
      tabIndex={isTabStop ? 0 : -1}
    >
      {shift && (
        <span className={styles['shift']}>
          {shift.cellCodes.length}
          {absent > 0 && <small>{t('teams.slot.absentShort', { n: absent })}</small>}
        </span>
      )}
    </td>
  )
})
