import type { Candidate, Dispatch } from '@wangge/api/contract'
import { useRef, useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { ProblemError } from '../../../data/client.ts'
import { type SendingMode, useDispatchStep, useSend } from '../../../data/dispatches.ts'
import { minutes } from '../../../format/duration.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { DispatchRefused } from './DispatchRefused.tsx'
import { ReasonField } from './ReasonField.tsx'
import styles from './SendForm.module.css'
import { useSendKey } from './useSendKey.ts'

interface SendFormProps {
  hazardId: string
  chosen: Candidate
  first: Candidate
  mode: SendingMode
  answerSeconds: number
  replaced: Dispatch | null
  onSent(): void
  onStop(): void
}

/** 派出: sends the chosen team; another than the first, or in place of one that is sent already, only with a reason. */
export function SendForm({ hazardId, chosen, first, mode, answerSeconds, replaced, onSent, onStop }: SendFormProps) {
  const { t, language } = useText()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [isReasonMissing, setReasonMissing] = useState(false)
  const [waitSeconds, setWaitSeconds] = useState(String(answerSeconds))
  const [goesOn, setGoesOn] = useState(true)
  const form = useRef<HTMLFormElement>(null)
  const key = useRef(changeKey())
  const recall = useDispatchStep(replaced ?? { id: '', hazardId })
  const send = useSend(hazardId)
  const isPending = send.isPending || recall.isPending
  const suggested = suggestedByServer(send.error)
  const other = suggested ?? (chosen.teamId === first.teamId ? null : first.name)
  const needsReason = replaced !== null || other !== null
  const renewKey = (error: Error): void => {
    if (error.message !== 'network') key.current = changeKey()
  }
  const submit = async (): Promise<void> => {
    if (isPending) return
    if (needsReason && reason.trim() === '') {
      setReasonMissing(true)
      form.current?.querySelector('input')?.focus()
      return
    }
    const seconds = Math.round(Number(waitSeconds))
    try {
      if (replaced)
        await recall.mutateAsync({
          input: { action: 'recall', expectedVersion: replaced.version, reason: reason.trim() },
          key: `${key.current}-recall`,
        })
      await send.mutateAsync({
        input: {
          teamId: chosen.teamId,
          mode,
          goesOn,
          answerSeconds: seconds >= 10 && seconds <= 3600 ? seconds : answerSeconds,
          ...(other !== null && { overrideReason: reason.trim() }),
        },
        key: key.current,
      })
      toast(t('dispatch.sent.done', { name: chosen.name }))
      onSent()
    } catch (error) {
      if (error instanceof Error) renewKey(error)
    }
  }
  useSendKey(() => void submit())
  const error = recall.error ?? send.error
  return (
    <form
      ref={form}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {replaced && <p className={styles['note']}>{t('dispatch.resendDo', { name: replaced.teamName })}</p>}
      {needsReason && (
        <ReasonField
          label={other === null ? t('dispatch.resendReason') : t('dispatch.why', { name: other })}
          {...(other === first.name && {
            hint: t('dispatch.whyDo', { name: other, minutes: minutes(first.seconds, language) }),
          })}
          picks={['dispatch.why.knowsPlace', 'dispatch.why.load', 'dispatch.why.equipment', 'dispatch.why.keepBack']}
          value={reason}
          isMissing={isReasonMissing}
          onChange={(words) => {
            setReason(words)
            setReasonMissing(false)
            key.current = changeKey()
          }}
        />
      )}
      {error && <DispatchRefused error={error} teamName={chosen.name} />}
      {send.error && recall.data && replaced && (
        <p className={styles['note']}>{t('dispatch.problem.recalledOnly', { name: replaced.teamName })}</p>
      )}
      <div className={styles['send']}>
        <button type="submit" className={styles['primary']} aria-disabled={isPending}>
          {replaced
            ? t('dispatch.resendSend', { old: replaced.teamName, name: chosen.name })
            : t('dispatch.send', { name: chosen.name })}
          <span aria-hidden="true">
            <kbd>D</kbd>
          </span>
        </button>
        {replaced && (
          <button type="button" className={styles['plain']} onClick={onStop}>
            {t('dispatch.resendStop')}
          </button>
        )}
      </div>
      <div className={styles['waiting']}>
        <label>
          {t('dispatch.answerIn')}
          <input
            type="number"
            min={10}
            max={3600}
            step={10}
            inputMode="numeric"
            value={waitSeconds}
            onChange={(event) => {
              setWaitSeconds(event.target.value)
              key.current = changeKey()
            }}
          />
          {t('dispatch.seconds')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={goesOn}
            onChange={(event) => {
              setGoesOn(event.target.checked)
              key.current = changeKey()
            }}
          />
          {t('dispatch.goesOn')}
        </label>
      </div>
    </form>
  )
}

/** Who the server says is first now, where that is why nothing was sent. */
function suggestedByServer(error: Error | null): string | null {
  if (!(error instanceof ProblemError) || error.code !== 'overrideUnexplained') return null
  return String(error.params['suggestedTeamName'] ?? '') || null
}
