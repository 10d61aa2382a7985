import type { Dispatch } from '@wangge/api/contract'
import type { DispatchAction } from '@wangge/db/vocabulary'
import { useState } from 'react'
import { useSession } from '../../../data/session.ts'
import { useText } from '../../../text/index.ts'
import { DispatchRefused } from './DispatchRefused.tsx'
import styles from './StepButtons.module.css'
import { StepForm } from './StepForm.tsx'
import { nextStep } from './story.ts'
import { useStep } from './useStep.ts'

/** Steps that ask for words first. */
const ASKING = ['decline', 'clear', 'recall'] as const satisfies readonly DispatchAction[]
type Asking = (typeof ASKING)[number]
const isAsking = (action: DispatchAction): action is Asking => (ASKING as readonly DispatchAction[]).includes(action)

interface StepButtonsProps {
  dispatch: Dispatch
  /** 改派, where another team may be sent instead. */
  onReplace?: () => void
}

/** What the server lets one do with a dispatch: the team's own next step large; for it, by somebody else, folded away. */
export function StepButtons({ dispatch, onReplace }: StepButtonsProps) {
  const { t } = useText()
  const isOwn = useSession()?.role === 'patrol_member'
  const [open, setOpen] = useState<Asking | null>(null)
  const { take, isPending, isLocating, error } = useStep(dispatch, isOwn)
  const { allowedActions } = dispatch
  if (allowedActions.length === 0) return null
  const next = nextStep(dispatch)
  const others = allowedActions.filter((action) => action !== next && action !== 'recall')
  const start = (action: DispatchAction): void => {
    if (isPending) return
    if (isAsking(action)) setOpen(action)
    else void take({ action })
  }
  const button = (action: DispatchAction, isPrimary: boolean) => (
    <button
      key={action}
      type="button"
      className={styles['button']}
      data-primary={isPrimary}
      aria-disabled={isPending}
      aria-expanded={isAsking(action) ? open === action : undefined}
      onClick={() => start(action)}
    >
      {isOwn || action === 'recall' ? t(`dispatch.action.${action}`) : t(`dispatch.byPhone.${action}`)}
    </button>
  )
  const steps = [...(next ? [next] : []), ...others]
  return (
    <div className={styles['steps']} data-own={isOwn}>
      {isOwn && <div className={styles['buttons']}>{steps.map((action) => button(action, action === next))}</div>}
      {!isOwn && (
        <div className={styles['buttons']}>
          {onReplace && allowedActions.includes('recall') && (
            <button type="button" className={styles['button']} onClick={onReplace}>
              {t('dispatch.resend')}…
            </button>
          )}
          {allowedActions.includes('recall') && button('recall', false)}
        </div>
      )}
      {!isOwn && steps.length > 0 && (
        <details className={styles['byPhone']}>
          <summary>{t('dispatch.byPhone')}</summary>
          <div className={styles['buttons']}>{steps.map((action) => button(action, false))}</div>
        </details>
      )}
      {isLocating && (
        <p className={styles['note']} role="status">
          {t('dispatch.locating')}
        </p>
      )}
      {open && allowedActions.includes(open) && (
        <StepForm
          key={open}
          action={open}
          isPending={isPending}
          onSend={async (words) => {
            if (await take(open === 'clear' ? { action: open, outcome: words } : { action: open, reason: words }))
              setOpen(null)
          }}
          onStop={() => setOpen(null)}
        />
      )}
      {error && <DispatchRefused error={error} teamName={dispatch.teamName} />}
    </div>
  )
}
