import { locate, useWhereabouts } from '../place/here.ts'
import { useFieldText } from '../text.ts'
import styles from './OrderSwitch.module.css'
import type { TaskOrder } from './order.ts'

/** What comes next: by due time or by distance; the latter asks where the phone is. */
export function OrderSwitch({ order, onOrder }: { order: TaskOrder; onOrder(order: TaskOrder): void }) {
  const { t } = useFieldText()
  const { state } = useWhereabouts()
  return (
    <fieldset className={styles['order']}>
      <legend>{t('tasks.next')}</legend>
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
