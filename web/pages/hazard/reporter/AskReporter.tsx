import { useRef, useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { useAskReporter } from '../../../data/reporterSide.ts'
import { useText } from '../../../text/index.ts'
import { Refused } from '../actions/Refused.tsx'
import styles from './ReporterSide.module.css'

const MOST_CHARACTERS = 500

/** A question for the reporter. What is typed stays until the server has it. */
export function AskReporter({ id }: { id: string }) {
  const { t } = useText()
  const [words, setWords] = useState('')
  const ask = useAskReporter(id)
  const key = useRef(changeKey())
  const submit = (): void => {
    if (words.trim() === '' || ask.isPending) return
    const onSuccess = (): void => {
      setWords('')
      key.current = changeKey()
    }
    ask.mutate({ input: words.trim(), key: key.current }, { onSuccess })
  }
  return (
    <form
      className={styles['ask']}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        rows={2}
        maxLength={MOST_CHARACTERS}
        aria-label={t('reporter.ask')}
        placeholder={t('reporter.askHint')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          key.current = changeKey()
        }}
      />
      <button type="submit" disabled={words.trim() === '' || ask.isPending}>
        {t('reporter.send')}
      </button>
      {ask.error && <Refused error={ask.error} />}
    </form>
  )
}
