import { useFieldText } from '../text.ts'
import styles from './Call119.module.css'
import { FieldIcon } from './FieldIcon.tsx'

/** A fire is not reported here: it is called in. */
export function Call119() {
  const { t } = useFieldText()
  return (
    <a className={styles['call']} href="tel:119">
      <FieldIcon name="phone" />
      {t('field.call119')}
    </a>
  )
}
