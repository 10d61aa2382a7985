import { clockTime } from '../../format/date.ts'
import { locate, useWhereabouts } from '../place/here.ts'
import { useFieldText } from '../text.ts'
import styles from './OrderSwitch.module.css'
import type { TaskOrder } from './order.ts'

interface OrderSwitchProps {
  order: TaskOrder
  onOrder(order: TaskOrder): void
  /** When the list was read last, milliseconds since 1970. */
  readAt: number | null
}

/** What comes next, as of when: by due time or by distance; the latter asks where the phone is. */
export function OrderSwitch({ order, onOrder, readAt }: OrderSwitchProps) {
  const { t } = useFieldText()
  const { state } = useWhereabouts()
  return (
    <fieldset className={styles['order']}>
      <legend>{readAt === null ? t('tasks.next') : t('tasks.nextAt', { at: clockTime(readAt) })}</legend>
      {(['due', 'near'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="order"
            checked={order === one}
            onChange={() => {
              if (one === 'near' && state !== 'here') locate()
              onOrder(one)
            }}
          />
          <span>{t(`tasks.by.${one}`)}</span>
        </label>
      ))}
      {order === 'near' && state !== 'here' && <p>{t(`place.${state}`)}</p>}
    </fieldset>
  )
}
