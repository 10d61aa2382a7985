import { useSyncExternalStore } from 'react'
import { useTick } from '../../data/now.ts'

/** The wall is laid out on this height and scaled to the screen's. */
const DESIGN_HEIGHT = 1080
/** From this width on, in design pixels, two more columns stand beside: a 7680×2160 wall has 3840. */
const VAST_FROM = 3000
/** Against burn-in: everything moves by 4 px every ten minutes, around a small square. */
const SHIFT_PX = 4
const SHIFT_EVERY_MS = 10 * 60_000
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const

export interface Stage {
  /** Screen pixels per design pixel. */
  scale: number
  /** Design pixels, without the margin that the shift needs. */
  width: number
  height: number
  isVast: boolean
  shift: readonly [number, number]
}

/** The place of the wall on its screen; changes with the window, and every ten minutes by a little. */
export function useStage(): Stage {
  const size = useSyncExternalStore(subscribe, () => `${window.innerWidth} ${window.innerHeight}`)
  const corner = useTick((nowMs) => Math.floor(nowMs / SHIFT_EVERY_MS) % CORNERS.length)
  const [width = 0, height = 1] = size.split(' ').map(Number)
  return stageOf(width, height, corner)
}

/** The stage on a window of so many CSS pixels, `corner` 0…3. */
export function stageOf(innerWidth: number, innerHeight: number, corner: number): Stage {
  const scale = innerHeight / DESIGN_HEIGHT
  const wide = innerWidth / scale
  const [right, down] = CORNERS[corner] ?? CORNERS[0]
  return {
    scale,
    width: wide - SHIFT_PX,
    height: DESIGN_HEIGHT - SHIFT_PX,
    isVast: wide >= VAST_FROM,
    shift: [right * SHIFT_PX, down * SHIFT_PX],
  }
}

function subscribe(onChange: () => void): () => void {
  addEventListener('resize', onChange)
  return () => removeEventListener('resize', onChange)
}
