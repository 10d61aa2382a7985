/** Product default; 0.83 (500 m in ten minutes) and 0.8 (older people) are presets of the pages. */
export const DEFAULT_SPEED_METRES_PER_SECOND = 1.25
export const DEFAULT_LIMIT_SECONDS = 600

/** The farthest walk that is still inside: a walk of exactly the limit counts. 600 s at 1.25 m/s = 750,000 mm. */
export function limitMillimetres(limit: { speedMetresPerSecond: number; limitSeconds: number }): number {
  // A hundredth of a millimetre, so that 0.83 × 600 s is 498,000 mm although its float product may fall short.
  return Math.floor(limit.speedMetresPerSecond * limit.limitSeconds * 1000 + 0.01)
}

export function secondsOfMillimetres(millimetres: number, speedMetresPerSecond: number): number {
  return millimetres / (speedMetresPerSecond * 1000)
}
