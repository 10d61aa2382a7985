import { useEffect, useId, useRef } from 'react'
import { type TextKey, useText } from '../../../text/index.ts'
import styles from './ReasonField.module.css'

interface ReasonFieldProps {
  label: string
  hint?: string
  /** Answers that fit most times; a press writes one. */
  picks: readonly TextKey[]
  value: string
  isMissing: boolean
  /** The field takes the focus as it appears. */
  isFirst?: boolean
  onChange(words: string): void
}

/** Words for why, one press for the usual ones. */
export function ReasonField({ label, hint, picks, value, isMissing, isFirst = false, onChange }: ReasonFieldProps) {
  const { t } = useText()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFirst) field.current?.focus()
  }, [isFirst])
  return (
    <div className={styles['reason']}>
      <label htmlFor={id}>{label}</label>
      {hint && <p>{hint}</p>}
      <div className={styles['picks']}>
        {picks.map((pick) => (
          <button key={pick} type="button" aria-pressed={value === t(pick)} onClick={() => onChange(t(pick))}>
            {t(pick)}
          </button>
        ))}
      </div>
      <input
        ref={field}
        id={id}
        type="text"
        maxLength={200}
        autoComplete="off"
        value={value}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? `${id}-gap` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isMissing && (
        <p id={`${id}-gap`} className={styles['gap']} role="alert">
          {t('dispatch.reasonMissing')}
        </p>
      )}
    </div>
  )
}
