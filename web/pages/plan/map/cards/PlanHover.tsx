import { PLAN_STATES } from '@wangge/api/walk'
import { minutes } from '../../../../format/duration.ts'
import { people } from '../../../../format/number.ts'
import styles from '../../../../map/HoverCard.module.css'
import { useText, worded } from '../../../../text/index.ts'
import { usePlanTable } from '../../state/table.ts'
import type { PlanPin } from '../layers/pins.ts'
import type { PlanPointerEvent } from '../pointer.ts'

/** Name and one figure of what the pointer rests on: a point and its state, a home and its minutes. */
export function PlanHover({ at, pins }: { at: PlanPointerEvent; pins: readonly PlanPin[] }) {
  const { t, language } = useText()
  const { base, answer, settings } = usePlanTable()
  const pin = pins.find(({ id }) => id === at.pinId)
  const row = at.residenceRow
  if (!pin && row === null) return null
  const state = row === null ? undefined : PLAN_STATES[answer?.states[row] ?? -1]
  const seconds = row === null ? undefined : answer?.seconds[row]
  return (
    <div className={styles['hover']} style={{ left: at.x, top: at.y }} role="tooltip">
      {pin && (
        <>
          <strong>{pin.name || worded(t, 'pointKind', pin.kind)}</strong>
          <span>{t(`plan.pin.${pin.look}`)}</span>
        </>
      )}
      {row !== null && (
        <>
          <strong>{people(base?.residences.people[row] ?? null, language)}</strong>
          <span>
            {[
              state && t(`plan.state.${state}`),
              seconds !== undefined && !Number.isNaN(seconds)
                ? t('plan.walk', { minutes: minutes(seconds, language, settings.limitSeconds) })
                : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )}
    </div>
  )
}
