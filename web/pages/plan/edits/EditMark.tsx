import type { PlanEdit } from '@wangge/api/walk'
import { ServicePointSymbol } from '../../../map/symbols.tsx'
import { usePlanTable } from '../state/table.ts'
import { ToolIcon } from '../tools/ToolIcon.tsx'
import styles from './EditsPanel.module.css'

/** The sign of what is changed: a pin, a gate, a street, a path. */
export function EditMark({ edit }: { edit: PlanEdit | undefined }) {
  const { base } = usePlanTable()
  if (!edit) return null
  if (edit.type === 'addPoint')
    return (
      <span className={styles['mark']} data-new="">
        <ToolIcon name="point" />
      </span>
    )
  if (edit.type === 'addPath' || 'vertex' in edit || 'edge' in edit)
    return (
      <span className={styles['mark']}>
        <ToolIcon name={edit.type === 'addPath' ? 'path' : 'vertex' in edit ? 'gate' : 'street'} />
      </span>
    )
  const kind = base?.points.find(({ id }) => id === edit.id)?.kind ?? ''
  return (
    <span className={styles['mark']}>
      <ServicePointSymbol kind={kind} open={edit.type !== 'closePoint'} size={22} />
    </span>
  )
}
