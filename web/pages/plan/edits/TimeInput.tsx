import { useState } from 'react'
import { clock, readClock } from './hours.ts'

interface TimeInputProps {
  label: string
  /** Minutes from midnight. */
  minute: number
  onPut(minute: number): void
}

/** A time of day in 24 hours whatever the browser's own habit; it counts when the field is left or Enter is pressed. */
export function TimeInput({ label, minute, onPut }: TimeInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const put = (): void => {
    const read = draft === null ? null : readClock(draft)
    if (read !== null && read !== minute) onPut(read)
    setDraft(null)
  }
  return (
    <input
      aria-label={label}
      aria-invalid={draft !== null && readClock(draft) === null}
      inputMode="numeric"
      autoComplete="off"
      value={draft ?? clock(minute)}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={put}
      onKeyDown={(event) => {
        if (event.key === 'Enter') put()
        if (event.key !== 'Escape' || draft === null) return
        setDraft(null)
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
