/** Longer than this nobody stands before a locked exit with his phone up. */
const PATIENCE_MS = 8_000
/** A position of this age still is where the phone is. */
const FRESH_MS = 15_000

/** Where this phone is, WGS-84; null where it does not say so in time, or may not. */
export function locate(): Promise<{ position: [number, number]; accuracyMetres: number } | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator) || !isSecureContext) {
      resolve(null)
      return
    }
    const patience = setTimeout(() => resolve(null), PATIENCE_MS)
    const end = (answer: Awaited<ReturnType<typeof locate>>): void => {
      clearTimeout(patience)
      resolve(answer)
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => end({ position: [coords.longitude, coords.latitude], accuracyMetres: coords.accuracy }),
      () => end(null),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: FRESH_MS },
    )
  })
}
