import { Button } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { useText } from '../../text/index.ts'
import styles from './IntakeForm.module.css'

interface FireStopProps {
  /** The word that sounded like a fire; null where the kind itself is one. */
  word: string | null
  /** The words may have been about something else; a kind of fire may not. */
  canGoOn: boolean
  onGoOn(): void
  onOtherKind(): void
}

/** A fire is no hazard: 119 first, then what else this may be. */
export function FireStop({ word, canGoOn, onGoOn, onOtherKind }: FireStopProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const { search } = useLocation()
  return (
    <div className={styles['stop']} role="alert">
      <a className={styles['call']} href="tel:119">
        {t('intake.call119')}
      </a>
      <p>{word ? t('intake.fireWord', { word }) : t('intake.fireKind')}</p>
      <p className={styles['choices']}>
        <Button onClick={() => void navigate({ pathname: '/desk/incidents/new', search })}>
          {t('case.logIncident')}
        </Button>
        {canGoOn ? (
          <Button onClick={onGoOn}>{t('intake.nothingBurns')}</Button>
        ) : (
          <Button onClick={onOtherKind}>{t('intake.otherKind')}</Button>
        )}
      </p>
    </div>
  )
}
