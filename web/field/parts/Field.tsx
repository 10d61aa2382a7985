import { type ReactNode, useId } from 'react'
import styles from './Field.module.css'

interface ChoiceProps<Value extends string> {
  label: string
  options: readonly { value: Value; words: string; note?: string; isGrave?: boolean }[]
  value: Value | null
  onChange(value: Value): void
  /** Side by side; big ones two to a row, `wide` one. */
  columns?: 1 | 2 | 3
}

/** One of a few, as buttons under a thumb. */
export function Choice<Value extends string>({ label, options, value, onChange, columns = 2 }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className={styles['choice']} data-columns={columns}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span data-grave={option.isGrave}>
            {option.words}
            {option.note && <small>{option.note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface WordsProps {
  label: string
  value: string
  onChange(value: string): void
  rows?: number
  most?: number
  hint?: ReactNode
}

/** Words of one's own. */
export function Words({ label, value, onChange, rows = 3, most = 500, hint }: WordsProps) {
  const id = useId()
  return (
    <div className={styles['words']}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={rows} maxLength={most} value={value} onChange={({ target }) => onChange(target.value)} />
      {hint && <p>{hint}</p>}
    </div>
  )
}
