import { useEffect, useRef } from 'react'

/** Escape goes back one level here before the frame takes the selection away; null = there is no level. */
export function useEscape(back: (() => void) | null): void {
  const latest = useRef(back)
  latest.current = back
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || !latest.current) return
      // The browser closes its own dialog, and antd its own list, first.
      if (document.querySelector('dialog[open], .ant-select-open')) return
      latest.current()
      event.preventDefault()
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
