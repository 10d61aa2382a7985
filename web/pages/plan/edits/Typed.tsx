import { useId, useState } from 'react'
import styles from './PointForm.module.css'

interface TypedProps {
  label: string
  help?: string
  value: string
  maxLength?: number
  inputMode?: 'decimal' | 'numeric'
  onPut(value: string): void
}

/** A field whose words count when it is left or Enter is pressed; Escape brings back what was there. */
export function Typed({ label, help, value, maxLength, inputMode, onPut }: TypedProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const put = (): void => {
    if (draft !== null && draft !== value) onPut(draft)
    setDraft(null)
  }
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={draft ?? value}
        maxLength={maxLength}
        inputMode={inputMode}
        autoComplete="off"
        placeholder={help}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={put}
        onKeyDown={(event) => {
          if (event.key === 'Enter') put()
          if (event.key !== 'Escape' || draft === null) return
          setDraft(null)
          event.preventDefault()
        }}
      />
    </div>
  )
}
