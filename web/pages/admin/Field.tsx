import { type ReactNode, useId } from 'react'
import styles from './Form.module.css'

/** A named control with what it means below. */
export function Field({ name, help, children }: { name: string; help?: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
      {help && <small>{help}</small>}
    </div>
  )
}

export function TextField(props: {
  name: string
  help?: string
  value: string
  onChange(value: string): void
  isFixed?: boolean
  isNeeded?: boolean
  maxLength?: number
  pattern?: string
}) {
  const { name, help, value, onChange, isFixed = false, isNeeded = false, maxLength, pattern } = props
  return (
    <Field name={name} {...(help !== undefined && { help })}>
      {(id) => (
        <input
          id={id}
          value={value}
          disabled={isFixed}
          required={isNeeded}
          maxLength={maxLength}
          pattern={pattern}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function CheckField(props: { name: string; help?: string; isOn: boolean; onChange(isOn: boolean): void }) {
  const { name, help, isOn, onChange } = props
  return (
    <div className={styles['field']}>
      <label className={styles['check']}>
        <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
        {name}
      </label>
      {help && <small>{help}</small>}
    </div>
  )
}
