/**
 * Drops places of a closed ring in one pass (Zhao and Saalfeld's sleeve fitting, 1997): from each kept place a sector is narrowed
 * until the next one no longer fits, so that every dropped place lies within the tolerance of the line kept. Works in place on
 * interleaved `xy` and returns how many places are left, the ring still open (last ≠ first).
 */
export function simplifyRing(xy: Float64Array, count: number, tolerance: number): number {
  if (count < 4) return count
  let kept = 0
  let anchorX = xy[0] as number
  let anchorY = xy[1] as number
  let leftX = 0
  let leftY = 0
  let rightX = 0
  let rightY = 0
  let isOpen = true
  let farthest = 0
  for (let i = 1; i < count; i++) {
    const x = xy[2 * i] as number
    const y = xy[2 * i + 1] as number
    const dx = x - anchorX
    const dy = y - anchorY
    const square = dx * dx + dy * dy
    const isInside = isOpen || (leftX * dy - leftY * dx <= 0 && rightX * dy - rightY * dx >= 0)
    if (isInside && square >= farthest) {
      farthest = square
      if (square <= tolerance * tolerance) continue
      // The sector in which a line from the anchor passes this place within the tolerance.
      const length = Math.sqrt(square)
      const sine = tolerance / length
      const cosine = Math.sqrt(1 - sine * sine)
      const newLeftX = dx * cosine - dy * sine
      const newLeftY = dy * cosine + dx * sine
      const newRightX = dx * cosine + dy * sine
      const newRightY = dy * cosine - dx * sine
      if (isOpen || leftX * newLeftY - leftY * newLeftX < 0) {
        leftX = newLeftX
        leftY = newLeftY
      }
      if (isOpen || rightX * newRightY - rightY * newRightX > 0) {
        rightX = newRightX
        rightY = newRightY
      }
      isOpen = false
      continue
    }
    // The place before is the last that fitted: it is kept and becomes the anchor; this place is looked at again from there.
    kept++
    anchorX = xy[2 * kept] = xy[2 * i - 2] as number
    anchorY = xy[2 * kept + 1] = xy[2 * i - 1] as number
    isOpen = true
    farthest = 0
    i--
  }
  kept++
  xy[2 * kept] = xy[2 * count - 2] as number
  xy[2 * kept + 1] = xy[2 * count - 1] as number
  return kept + 1
}
