import type { Abilities } from './types.ts'

/** What this browser can do here. Over plain HTTP from another machine every browser holds back worker, position and locks. */
export function abilities(): Abilities {
  const isSecure = window.isSecureContext
  const hasWorker = isSecure && 'serviceWorker' in navigator
  return {
    isSecure,
    canStartOffline: hasWorker,
    canLocate: isSecure && 'geolocation' in navigator,
    canSendInBackground: hasWorker && 'SyncManager' in window,
  }
}
