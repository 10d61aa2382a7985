import type { HazardAction } from '@wangge/db/vocabulary'
import { useEffect, useRef } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'

/** interface.md, Interaction. */
const KEYS: Readonly<Record<string, HazardAction>> = { a: 'acknowledge', v: 'verify', t: 'transfer' }

/** A, V and T act on the hazard that is open; null while a form already is. */
export function useActionKeys(start: ((action: HazardAction) => void) | null): void {
  const latest = useRef(start)
  latest.current = start
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const action = KEYS[event.key]
      if (!action || !latest.current || isTyping(event.target) || !storedKeysOn()) return
      latest.current(action)
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
