import { useEffect, useRef } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'

/** D sends the chosen team (interface.md, Interaction); after G it is the way to the desk and does not arrive here. */
export function useSendKey(send: () => void): void {
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'd' || event.defaultPrevented || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !storedKeysOn()) return
      latest.current()
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
