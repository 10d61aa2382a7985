import { useState } from 'react'
import { type TextKey, useText } from '../../../text/index.ts'
import { ReasonField } from './ReasonField.tsx'
import styles from './StepButtons.module.css'

const PICKS = {
  decline: [
    'dispatch.decline.vehicle',
    'dispatch.decline.elsewhere',
    'dispatch.decline.people',
    'dispatch.decline.road',
  ],
  recall: ['dispatch.recall.handled', 'dispatch.recall.false', 'dispatch.recall.other'],
  clear: ['dispatch.clear.solved', 'dispatch.clear.handed', 'dispatch.clear.false', 'dispatch.clear.more'],
} as const satisfies Record<string, readonly TextKey[]>

interface StepFormProps {
  action: keyof typeof PICKS
  isPending: boolean
  onSend(words: string): void
  onStop(): void
}

/** Why it cannot go, why it is called back, how it left the place. */
export function StepForm({ action, isPending, onSend, onStop }: StepFormProps) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const [isMissing, setMissing] = useState(false)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isPending) return
        if (words.trim() === '') setMissing(true)
        else onSend(words.trim())
      }}
    >
      <ReasonField
        label={t(`dispatch.${action}.title`)}
        picks={PICKS[action]}
        value={words}
        isMissing={isMissing}
        onChange={(next) => {
          setWords(next)
          setMissing(false)
        }}
      />
      <div className={styles['buttons']}>
        <button type="submit" className={styles['button']} data-primary="true" aria-disabled={isPending}>
          {t(`dispatch.confirm.${action}`)}
        </button>
        <button type="button" className={styles['button']} onClick={onStop}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  )
}
