/** The app's newer version lies ready; it takes over when the person says so, never under his hands. */
export interface Update {
  isWaiting: boolean
  apply(): void
}

let waiting: ServiceWorker | null = null
let view: Update = { isWaiting: false, apply }
const watchers = new Set<() => void>()

export const updateView = (): Update => view
export function watchUpdate(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const LOOK_AGAIN_MS = 30 * 60_000

/** Registers the worker that makes the app start without network; nothing where the browser has none. */
export async function beginWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return
  const registration = await navigator.serviceWorker.register('/field-sw.js', { scope: '/field' }).catch(() => null)
  if (registration === null) return
  const look = () => show(registration.waiting)
  look()
  registration.addEventListener('updatefound', () => {
    const arriving = registration.installing
    arriving?.addEventListener('statechange', () => {
      if (arriving.state === 'installed' && navigator.serviceWorker.controller) look()
    })
  })
  setInterval(() => void registration.update().catch(() => null), LOOK_AGAIN_MS)
}

function apply(): void {
  if (waiting === null) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('takeOver')
}

function show(next: ServiceWorker | null): void {
  if (next !== null && navigator.serviceWorker.controller === null) return
  waiting = next
  view = { ...view, isWaiting: next !== null }
  for (const watcher of watchers) watcher()
}
