import type { Gap } from '@wangge/api/walk'

/** More would be noise. */
const MOST = 40
/** Half of a pill and the air around it, px. */
const HALF_WIDTH = 50
const HALF_HEIGHT = 15

/** The greatest gaps whose pills are in sight and clear of each other; `gaps` in order of rank, which counts from 1. */
export function pillsThatFit(
  gaps: readonly Gap[],
  project: (lonLat: readonly [number, number]) => { x: number; y: number },
  { width, height }: { width: number; height: number },
): { gap: Gap; rank: number }[] {
  const taken: { x: number; y: number }[] = []
  const pills: { gap: Gap; rank: number }[] = []
  for (const [at, gap] of gaps.entries()) {
    if (pills.length === MOST) break
    const { x, y } = project(gap.centre)
    if (x < 0 || y < 0 || x > width || y > height) continue
    if (taken.some((one) => Math.abs(one.x - x) < 2 * HALF_WIDTH && Math.abs(one.y - y) < 2 * HALF_HEIGHT)) continue
    taken.push({ x, y })
    pills.push({ gap, rank: at + 1 })
  }
  return pills
}
