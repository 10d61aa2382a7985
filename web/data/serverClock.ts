/** A browser's clock may be minutes off; running clocks must agree with the server's due times. */
let skewMs = 0

/** Differences below this are the network's, not the clock's. */
const TOLERATED_MS = 3000

/** Milliseconds since the epoch by the server's clock. */
export const serverNow = (): number => Date.now() + skewMs

/** Sets the clock by an answer that carried the server's time. */
export function followServer(serverInstant: string, receivedAtMs: number): void {
  const difference = Date.parse(serverInstant) - receivedAtMs
  skewMs = Math.abs(difference) > TOLERATED_MS ? difference : 0
}
