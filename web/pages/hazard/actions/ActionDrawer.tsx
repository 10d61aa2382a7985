import type { HazardCase } from '@wangge/api/contract'
import type { HazardAction } from '@wangge/db/vocabulary'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { useHazardAction } from '../../../data/hazardChanges.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import styles from './ActionDrawer.module.css'
import { ActionFields } from './ActionFields.tsx'
import { type Draft, type DraftGap, draftOf, inputOf } from './draft.ts'
import { Refused } from './Refused.tsx'
import { useReasonWords } from './useReasonWords.ts'

interface ActionDrawerProps {
  hazard: HazardCase
  action: HazardAction
  /** The field to begin with. */
  about: string | null
  onClose(): void
}

/** What was typed into forms that were closed unsent, for as long as the page lives. */
const kept = new Map<string, Draft>()

/** The form of one action. A lost race or a broken line loses nothing that was typed. */
export default function ActionDrawer({ hazard, action, about, onClose }: ActionDrawerProps) {
  const { t } = useText()
  const toast = useToast()
  const reasonWords = useReasonWords()
  const draftKey = `${hazard.id} ${action}`
  const [draft, setDraft] = useState<Draft>(() => kept.get(draftKey) ?? draftOf(hazard))
  const [gap, setGap] = useState<DraftGap | null>(null)
  const send = useHazardAction(hazard.id)
  const key = useRef(changeKey())
  const form = useRef<HTMLFormElement>(null)
  const allowed = hazard.allowedActions.find((one) => one.action === action)
  const isRefused = allowed !== undefined && !allowed.allowed

  useEffect(() => {
    const fields = form.current
    const first = about === null ? null : fields?.querySelector<HTMLElement>(`[data-field="${about}"]`)
    const target = first ?? fields?.querySelector<HTMLElement>('input:not([type="file"]), textarea')
    target?.focus()
  }, [about])

  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    setGap(null)
    kept.set(draftKey, next)
    key.current = changeKey()
  }
  const submit = (): void => {
    const input = inputOf(action, draft, hazard)
    if (typeof input === 'string') {
      setGap(input)
      form.current?.querySelector<HTMLElement>(`[data-gap="${input}"] input, [data-gap="${input}"] textarea`)?.focus()
      return
    }
    send.mutate(
      { input, key: key.current },
      {
        onSuccess: () => {
          kept.delete(draftKey)
          toast(t(`hazard.done.${action}`))
          onClose()
        },
        // Sent again as it stands, it is the same change; sent against a newer version, it is another.
        onError: (error) => {
          if (error.message !== 'network') key.current = changeKey()
        },
      },
    )
  }
  return (
    <SideDialog title={t(`hazard.action.${action}`).replace('…', '')} onClose={onClose}>
      <form
        ref={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className={styles['about']}>
          {hazard.serial} · {hazard.address || hazard.cellName}
        </p>
        <ActionFields hazard={hazard} action={action} draft={draft} gap={gap} onChange={change} />
        {send.error && <Refused error={send.error} />}
        {isRefused && (
          <p className={styles['refused']} role="alert">
            {t('hazard.nowRefused', {
              why: reasonWords(allowed.reasons, allowed.missing, { action, state: hazard.state }),
            })}
          </p>
        )}
        <div className={styles['foot']}>
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={isRefused}>
            {t(`hazard.do.${action}`)}
          </Button>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
        </div>
      </form>
    </SideDialog>
  )
}
