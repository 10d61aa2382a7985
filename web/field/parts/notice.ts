import { useSyncExternalStore } from 'react'

/** What is said once at the top of the page: that something was kept, or why it could not be. */
export interface Said {
  words: string
  isBad: boolean
}

let said: Said | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
const SHOWN_MS = 5_000

export function say(words: string, { isBad = false } = {}): void {
  clearTimeout(timer)
  tell({ words, isBad })
  if (!isBad) timer = setTimeout(() => tell(null), SHOWN_MS)
}

export const dismiss = (): void => tell(null)

export const useSaid = (): Said | null =>
  useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    () => said,
  )

function tell(next: Said | null): void {
  said = next
  for (const listener of listeners) listener()
}
