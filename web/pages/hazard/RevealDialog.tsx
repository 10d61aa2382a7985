import { Button, Input } from 'antd'
import { useState } from 'react'
import { useReveal } from '../../data/hazardChanges.ts'
import { KeyValues } from '../../parts/KeyValues.tsx'
import { SideDialog } from '../../parts/SideDialog.tsx'
import { useText } from '../../text/index.ts'
import { Field } from './actions/Field.tsx'
import { Refused } from './actions/Refused.tsx'
import styles from './RevealDialog.module.css'

/** The server takes no shorter reason. */
const LEAST_CHARACTERS = 4

/** Asks why the name and phone are wanted; shows them, and forgets them with the dialog. */
export default function RevealDialog({ path, onClose }: { path: string; onClose(): void }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const reveal = useReveal(path)
  const isShort = reason.trim().length < LEAST_CHARACTERS
  return (
    <SideDialog title={t('hazard.revealTitle')} onClose={onClose}>
      {reveal.data ? (
        <>
          <KeyValues
            rows={[
              [t('hazard.reporterName'), reveal.data.name || '—'],
              [
                t('hazard.reporterPhone'),
                reveal.data.phone ? (
                  <a key="phone" href={`tel:${reveal.data.phone}`}>
                    {reveal.data.phone}
                  </a>
                ) : (
                  '—'
                ),
              ],
            ]}
          />
          <p className={styles['note']}>{t('hazard.revealKept')}</p>
        </>
      ) : (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            if (!isShort) reveal.mutate(reason.trim())
          }}
        >
          <p className={styles['note']}>{t('hazard.revealWhy')}</p>
          <Field label={t('hazard.reason')}>
            <Input.TextArea
              aria-label={t('hazard.reason')}
              autoFocus
              rows={3}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          {reveal.error && <Refused error={reveal.error} />}
          <Button type="primary" htmlType="submit" disabled={isShort} loading={reveal.isPending}>
            {t('hazard.revealDo')}
          </Button>
        </form>
      )}
    </SideDialog>
  )
}
