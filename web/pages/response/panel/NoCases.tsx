import { useText } from '../../../text/index.ts'
import { OPENING, OWN } from '../filter/responseView.ts'
import { useResponse } from '../filter/useResponse.ts'
import styles from './NoCases.module.css'

/** Says that the period is empty, and takes the filters off. */
export function NoCases() {
  const { t } = useText()
  const { view, change } = useResponse()
  const { dataset, step, level, period, from, to } = view
  // The last ninety days say nothing of a history: its own days stay.
  const days = dataset === OWN ? {} : { period, from, to }
  return (
    <p className={styles['none']}>
      {t('response.none')}
      <span>{t('response.noneDo')}</span>
      <button type="button" onClick={() => change({ ...OPENING, dataset, step, level, ...days })}>
        {t('response.clear')}
      </button>
    </p>
  )
}
