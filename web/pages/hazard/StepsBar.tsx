import type { HazardCase } from '@wangge/api/contract'
import { useNow } from '../../data/now.ts'
import { dateTime } from '../../format/date.ts'
import { useText } from '../../text/index.ts'
import styles from './StepsBar.module.css'
import { stepsOf } from './steps.ts'

/** The six steps, with when each was done. */
export function StepsBar({ hazard }: { hazard: HazardCase }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  return (
    <ol className={styles['steps']} aria-label={t('hazard.steps')}>
      {stepsOf(hazard).map(({ key, status, at }) => (
        <li key={key} data-status={status} aria-current={status === 'current' ? 'step' : undefined}>
          <span className={styles['name']}>
            {t(`hazard.step.${key}`)}
            <span className="visuallyHidden"> {t(`hazard.stepStatus.${status}`)}</span>
          </span>
          <span className={styles['at']}>
            {status === 'skipped' ? t('hazard.stepStatus.skipped') : at ? dateTime(at, language, nowMs) : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}
