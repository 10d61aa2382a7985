import { useSyncExternalStore } from 'react'
import { metresBetween } from '../../map/projection.ts'
import { queue } from '../offline/index.ts'
import { found, type Here, notFound } from '../place/here.ts'
import { readChoice, writeChoice } from './choice.ts'
import { isWorthSending } from './sparing.ts'

export interface Sharing {
  isOn: boolean
  /** When a position was last handed to the queue, milliseconds since 1970 by the phone's clock. */
  lastAt: number | null
}

let sharing: Sharing = { isOn: false, lastAt: null }
let watch: number | null = null
let last: Here | null = null
const listeners = new Set<() => void>()

/** Whether this phone shares where it is, and when it last did. */
export const useSharing = (): Sharing =>
  useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    () => sharing,
  )

/** Shares where the phone is as the team's place, until `stopSharing`; goes on after the page is opened anew. */
export function startSharing(personId: string, teamId: string): void {
  writeChoice('sharing', personId, true)
  if (watch !== null || !('geolocation' in navigator) || !window.isSecureContext) return
  last = null
  watch = navigator.geolocation.watchPosition((fix) => take(fix, teamId), notFound, {
    enableHighAccuracy: true,
    maximumAge: 5_000,
    timeout: 60_000,
  })
  tell({ isOn: true, lastAt: null })
}

/** From now on nobody learns where the phone is, until the person shares it again. */
export function stopSharing(personId: string): void {
  writeChoice('sharing', personId, false)
  pauseSharing()
}

/** Off duty nobody learns where the phone is; on duty again it goes on as the person chose. */
export function pauseSharing(): void {
  if (watch !== null) navigator.geolocation.clearWatch(watch)
  watch = null
  tell({ isOn: false, lastAt: sharing.lastAt })
}

/** Goes on with what was on when the page was left. */
export function resumeSharing(personId: string, teamId: string): void {
  if (readChoice('sharing', personId)) startSharing(personId, teamId)
}

function take(fix: GeolocationPosition, teamId: string): void {
  found(fix)
  const { longitude, latitude, accuracy } = fix.coords
  const here: Here = { position: [longitude, latitude], accuracyMetres: accuracy, at: fix.timestamp }
  if (!isWorthSending(last, here, last ? metresBetween(last.position, here.position) : 0)) return
  last = here
  void queue.addPosition({ teamId, position: here.position, accuracyMetres: Math.round(accuracy) })
  tell({ isOn: true, lastAt: Date.now() })
}

function tell(next: Sharing): void {
  sharing = next
  for (const listener of listeners) listener()
}
