import type { LiveEventRow } from '@wangge/db/queries/live-events'

const encoder = new TextEncoder()

/** An event as it is sent (the same for everybody who may hear it). */
export function eventFrame({ number, kind, id, event, at, data }: LiveEventRow): string {
  return frame({ id: number, event: kind, data: { number, kind, id, event, at, data } })
}

/**
 * First of a stream. `resumed`: the browser has a number already, which stands until what it has missed has come. `retryMilliseconds`:
 * how long it waits after a break, a little different for each, so that they do not all come back at once.
 */
export function helloFrame(number: number, at: Date, resumed: boolean, retryMilliseconds: number): string {
  return `retry: ${retryMilliseconds}\n${pulse('hello', number, at, resumed ? undefined : number)}`
}

/** Still here, and everything up to this number has been told. */
export const beatFrame = (number: number, at: Date): string => pulse('beat', number, at, number)

/** What lies between cannot be told: everything is to be read anew. */
export const resetFrame = (number: number, at: Date): string => pulse('reset', number, at, number)

export const encodeFrames = (frames: string): Uint8Array => encoder.encode(frames)

const pulse = (event: string, number: number, at: Date, id: number | undefined): string =>
  frame({ id, event, data: { number, at: at.toISOString() } })

/** JSON holds no line break, so one `data` line is enough. */
function frame({ id, event, data }: { id: number | undefined; event: string; data: object }): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
