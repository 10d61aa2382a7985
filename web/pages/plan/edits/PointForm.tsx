import { SERVICE_POINT_KINDS } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { useId } from 'react'
import { useText, worded } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { HoursField } from './HoursField.tsx'
import styles from './PointForm.module.css'
import { PositionField } from './PositionField.tsx'
import type { ScenarioPoint } from './points.ts'
import { withoutSubject } from './subjects.ts'
import { Typed } from './Typed.tsx'
import type { AddPoint } from './useNewPoint.ts'

/** What can be said of the selected point; each change counts at once and is a step of the history. */
export function PointForm({ point, onDone }: { point: ScenarioPoint; onDone(): void }) {
  const { t } = useText()
  const { edits, apply, replace, selectPoint } = usePlanTable()
  const kindId = useId()
  const { id } = point
  const added = edits.find((edit): edit is AddPoint => edit.type === 'addPoint' && edit.id === id)
  const isTouched = edits.some((edit) => 'id' in edit && edit.id === id)
  const remove = (): void => {
    replace(withoutSubject(edits, id))
    if (added) selectPoint(null)
  }
  const kinds = [...new Set([...SERVICE_POINT_KINDS, point.kind])]
  return (
    <div className={styles['form']}>
      {added && (
        <>
          <Typed
            label={t('planEdits.name')}
            value={point.name}
            maxLength={80}
            onPut={(name) => name.trim() !== '' && apply({ ...added, name: name.trim() })}
          />
          <div className={styles['field']}>
            <label htmlFor={kindId}>{t('planEdits.kind')}</label>
            <Select
              id={kindId}
              value={point.kind}
              options={kinds.map((value) => ({ value, label: worded(t, 'pointKind', value) }))}
              onChange={(kind) => apply({ ...added, kind })}
            />
          </div>
        </>
      )}
      {!point.isClosed && (
        <>
          <HoursField text={point.openingHours} onChange={(hours) => apply({ type: 'setHours', id, ...hours })} />
          <div className={styles['pair']}>
            <label className={styles['check']}>
              <input
                type="checkbox"
                checked={point.staffed}
                onChange={(event) => apply({ type: 'setStaffed', id, staffed: event.target.checked })}
              />
              {t('planEdits.staffed')}
            </label>
            <Typed
              label={t('planEdits.capacity')}
              help={t('planEdits.capacityHelp')}
              value={point.capacity === null ? '' : String(point.capacity)}
              inputMode="numeric"
              onPut={(text) => {
                const capacity = capacityOf(text)
                if (capacity !== undefined) apply({ type: 'setCapacity', id, capacity })
              }}
            />
          </div>
          <PositionField point={point} />
        </>
      )}
      <div className={styles['buttons']}>
        {added ? (
          <button type="button" className={styles['button']} onClick={remove}>
            {t('planEdits.removePoint')}
          </button>
        ) : (
          <button
            type="button"
            className={styles['button']}
            onClick={() => apply({ type: point.isClosed ? 'reopenPoint' : 'closePoint', id })}
          >
            {t(point.isClosed ? 'planEdits.reopenPoint' : 'planEdits.closePoint')}
          </button>
        )}
        {!added && isTouched && (
          <button type="button" className={styles['button']} onClick={remove}>
            {t('planEdits.backToToday')}
          </button>
        )}
        <button type="button" className={styles['button']} onClick={onDone}>
          {t('planEdits.done')}
        </button>
      </div>
    </div>
  )
}

/** Whole people up to a million; null = no limit, undefined = not a number. */
function capacityOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const people = Number(text.replaceAll(',', ''))
  return Number.isInteger(people) && people >= 0 && people <= 1_000_000 ? people : undefined
}
