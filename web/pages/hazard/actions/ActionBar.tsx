import type { AllowedAction, HazardCase } from '@wangge/api/contract'
import { lazy, Suspense } from 'react'
import { useWidth } from '../../../app/useWidth.ts'
import { useText } from '../../../text/index.ts'
import styles from './ActionBar.module.css'
import { ActionButton } from './ActionButton.tsx'
import { actionLayout } from './actionOrder.ts'

const MoreActions = lazy(() => import('./MoreActions.tsx'))

/** What can be done now, the next step first; what the case does not allow yet stays, with its reason. */
export function ActionBar({ hazard }: { hazard: HazardCase }) {
  const { t } = useText()
  const isPhone = useWidth() === 'phone'
  const { primary, flow, beside, more } = actionLayout(hazard)
  if (hazard.allowedActions.length === 0) return null
  const folded: AllowedAction[] = isPhone ? [...flow.filter(({ allowed }) => allowed), ...beside, ...more] : more
  const next = isPhone ? flow.filter(({ allowed }) => !allowed) : flow
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('hazard.actions')}>
      {primary && <ActionButton action={primary} isPrimary hazard={hazard} />}
      {next.map((action) => (
        <ActionButton key={action.action} action={action} hazard={hazard} />
      ))}
      <span className={styles['beside']}>
        {!isPhone && beside.map((action) => <ActionButton key={action.action} action={action} hazard={hazard} />)}
        {folded.length > 0 && (
          <Suspense>
            <MoreActions actions={folded} state={hazard.state} />
          </Suspense>
        )}
      </span>
    </div>
  )
}
