/** Tells every page and worker of the field app on this phone what happens to what is kept. */
export type Change =
  /** Items, positions or the person: look again. */
  { kind: 'changed' } | { kind: 'sending'; id: string | null }

type Listener = (change: Change) => void
const listeners = new Set<Listener>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('wangge-field')
channel?.addEventListener('message', (event: MessageEvent<Change>) => tellHere(event.data))
// In Node an open channel keeps the process alive.
;(channel as unknown as { unref?: () => void } | null)?.unref?.()

export function tell(change: Change): void {
  tellHere(change)
  channel?.postMessage(change)
}

export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tellHere(change: Change): void {
  for (const listener of listeners) listener(change)
}
