import type { HazardCase } from '@wangge/api/contract'
import { useRef, useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { useHazardAction } from '../../../data/hazardChanges.ts'
import { useText } from '../../../text/index.ts'
import { useActions } from '../actions/ActionHost.tsx'
import { Refused } from '../actions/Refused.tsx'
import styles from './NoteBox.module.css'

/** A line for the trail. What is typed stays until the server has it. */
export function NoteBox({ hazard }: { hazard: HazardCase }) {
  const { t } = useText()
  const { allowed } = useActions()
  const [words, setWords] = useState('')
  const send = useHazardAction(hazard.id)
  const key = useRef(changeKey())
  if (!allowed('note')?.allowed) return null
  const submit = (): void => {
    if (words.trim() === '' || send.isPending) return
    const input = { action: 'note', text: words.trim(), expectedVersion: hazard.version } as const
    send.mutate(
      { input, key: key.current },
      {
        onSuccess: () => {
          setWords('')
          key.current = changeKey()
        },
      },
    )
  }
  return (
    <form
      className={styles['box']}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        rows={1}
        maxLength={2000}
        aria-label={t('hazard.note')}
        placeholder={t('hazard.notePlaceholder')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          key.current = changeKey()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      />
      <button type="submit" disabled={words.trim() === '' || send.isPending}>
        {t('hazard.send')}
      </button>
      {send.error && <Refused error={send.error} />}
    </form>
  )
}
