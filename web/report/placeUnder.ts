/** Lon, lat of WGS-84 in degrees. */
export type LonLat = readonly [number, number]

/** What is known of the place under the pin. */
export type Under =
  | { state: 'asking' }
  | { state: 'inside'; name: string }
  | { state: 'outside' }
  /** The server did not say: it is asked again when the form is sent. */
  | { state: 'unknown' }

/** Nobody waits longer for a name: the place is taken without it, ms. */
const PATIENCE_MS = 5000

/** Asks the server what a place is called. */
export async function askPlace([lon, lat]: LonLat): Promise<Under> {
  const response = await fetch(`/report/place?lon=${lon}&lat=${lat}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (response.ok) return { state: 'inside', name: ((await response.json()) as { name: string }).name }
  return { state: response.status === 422 ? 'outside' : 'unknown' }
}

/** A pin that rests so long is asked about, ms: one that is still on its way is not. */
const REST_MS = 300

/**
 * Tells what is under a moving pin: only the answer to where it is now. `at` is called for each place it comes to; `settled` answers for
 * a place without waiting for rest.
 */
export function placeUnder(
  ask: (position: LonLat) => Promise<Under>,
  tell: (under: Under) => void,
): { at(position: LonLat): void; settled(position: LonLat): Promise<Under> } {
  let asked: { position: LonLat; answer: Promise<Under> } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const isAsked = (position: LonLat): boolean => asked !== null && `${asked.position}` === `${position}`
  const settled = (position: LonLat): Promise<Under> => {
    clearTimeout(timer)
    if (asked && isAsked(position)) return asked.answer
    const own = { position, answer: ask(position).catch((): Under => ({ state: 'unknown' })) }
    asked = own
    tell({ state: 'asking' })
    void own.answer.then((under) => {
      if (asked === own) tell(under)
    })
    return own.answer
  }
  return {
    settled,
    at: (position) => {
      if (isAsked(position)) return
      clearTimeout(timer)
      asked = null
      tell({ state: 'asking' })
      timer = setTimeout(() => void settled(position), REST_MS)
    },
  }
}
