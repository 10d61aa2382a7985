import type { AllowedAction, HazardCase } from '@wangge/api/contract'
import { useId } from 'react'
import { useText } from '../../../text/index.ts'
import { useCommitmentName } from '../useCommitmentName.ts'
import styles from './ActionBar.module.css'
import { useActions } from './ActionHost.tsx'
import { useReasonWords } from './useReasonWords.ts'

interface ActionButtonProps {
  action: AllowedAction
  isPrimary?: boolean
  hazard: Pick<HazardCase, 'missingCommitments' | 'state'>
}

/** A button that says what happens; one that is not allowed yet stays reachable and says why. */
export function ActionButton({ action: { action, allowed, reasons, missing }, isPrimary, hazard }: ActionButtonProps) {
  const { t } = useText()
  const { start, isBusy } = useActions()
  const reasonWords = useReasonWords()
  const commitmentName = useCommitmentName()
  const whyId = useId()
  const why = allowed ? '' : reasonWords(reasons, missing, { action, state: hazard.state })
  const [onlyMissing] = hazard.missingCommitments
  const name =
    action === 'setCommitments' && hazard.missingCommitments.length === 1 && onlyMissing !== undefined
      ? t('hazard.fillIn', { name: commitmentName(onlyMissing) })
      : t(`hazard.action.${action}`)
  return (
    <>
      <button
        type="button"
        className={styles['button']}
        data-primary={isPrimary === true}
        aria-disabled={!allowed || isBusy}
        aria-describedby={why ? whyId : undefined}
        onClick={() => allowed && !isBusy && start(action)}
      >
        {name}
      </button>
      {why && (
        <span id={whyId} className={styles['why']}>
          {why}
        </span>
      )}
    </>
  )
}
