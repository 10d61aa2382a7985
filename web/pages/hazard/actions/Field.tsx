import type { ReactNode } from 'react'
import { useText } from '../../../text/index.ts'
import styles from './ActionDrawer.module.css'
import type { DraftGap } from './draft.ts'

interface FieldProps {
  label: string
  hint?: string | undefined
  /** The field's own gap, and the one the form has found. */
  own?: DraftGap
  gap?: DraftGap | null
  children: ReactNode
}

/** A named field; what it still lacks is said under it. */
export function Field({ label, hint, own, gap, children }: FieldProps) {
  const { t } = useText()
  return (
    <fieldset className={styles['field']} data-gap={own}>
      <legend className={styles['label']}>{label}</legend>
      {hint && <p className={styles['hint']}>{hint}</p>}
      {children}
      {own !== undefined && own === gap && (
        <p className={styles['gap']} role="alert">
          {t(`hazard.gap.${own}`)}
        </p>
      )}
    </fieldset>
  )
}

interface ChoiceFieldProps<T extends string> extends Omit<FieldProps, 'children'> {
  name: string
  value: T | null
  options: readonly { value: T; label: string; note?: string }[]
  onChange(value: T): void
}

/** One of a few, each with what it means. */
export function ChoiceField<T extends string>({ name, value, options, onChange, ...field }: ChoiceFieldProps<T>) {
  return (
    <Field {...field}>
      <div className={styles['rows']}>
        {options.map((option) => (
          <label key={option.value} className={styles['choice']}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>
              {option.label}
              {option.note && <small>{option.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </Field>
  )
}

interface TimeFieldProps extends Omit<FieldProps, 'children'> {
  value: string
  max?: string
  min?: string
  onChange(value: string): void
}

/** A local time of the deployment's zone. */
export function TimeField({ value, max, min, onChange, ...field }: TimeFieldProps) {
  return (
    <Field {...field}>
      <input
        type="datetime-local"
        className={styles['time']}
        aria-label={field.label}
        value={value}
        max={max}
        min={min}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
