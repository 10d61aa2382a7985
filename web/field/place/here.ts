import { useSyncExternalStore } from 'react'

/** Where the phone is, as its own sensors say: WGS-84 degrees. */
export interface Here {
  position: [lon: number, lat: number]
  accuracyMetres: number
  /** Milliseconds since 1970 by the phone's clock. */
  at: number
}

export type Whereabouts =
  | { state: 'unknown' | 'asking' }
  | { state: 'here'; here: Here }
  /** denied = the person or the browser said no; failed = no fix, as in a cellar. */
  | { state: 'denied' | 'failed' | 'impossible' }

let whereabouts: Whereabouts = { state: 'unknown' }
const listeners = new Set<() => void>()

/** Where the phone was last found by anything on this page. */
export const useWhereabouts = (): Whereabouts =>
  useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    () => whereabouts,
  )

/** Looks once where the phone is; the first time the browser asks the person. An answer of the last half minute is good enough. */
export function locate(): void {
  if (!isPossible()) {
    tell({ state: 'impossible' })
    return
  }
  if (whereabouts.state !== 'here') tell({ state: 'asking' })
  navigator.geolocation.getCurrentPosition(found, notFound, {
    enableHighAccuracy: true,
    timeout: 15_000,
    maximumAge: 30_000,
  })
}

/** Looks where the phone is if that was allowed before: nobody is asked anything. */
export async function locateIfAllowed(): Promise<void> {
  if (!isPossible()) return
  const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null)
  if (permission?.state === 'granted') locate()
}

export function found({ coords, timestamp }: GeolocationPosition): void {
  const { longitude, latitude, accuracy } = coords
  tell({ state: 'here', here: { position: [longitude, latitude], accuracyMetres: accuracy, at: timestamp } })
}

export function notFound({ code, PERMISSION_DENIED }: GeolocationPositionError): void {
  if (code === PERMISSION_DENIED) tell({ state: 'denied' })
  else if (whereabouts.state !== 'here') tell({ state: 'failed' })
}

/** Browsers give no position to a page over plain HTTP from another machine. */
const isPossible = (): boolean => window.isSecureContext && 'geolocation' in navigator

function tell(next: Whereabouts): void {
  whereabouts = next
  for (const listener of listeners) listener()
}
