/** What a key does to the pin: moves it by pixels to the right and down, zooms, takes the place, closes. */
export type PinDeed = { move: readonly [number, number] } | { zoom: 1 | -1 } | 'use' | 'leave'

const STEP_PX = 24
/** With Shift, for the last metres. */
const FINE_PX = 3

const WAYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The deed of a key; null for keys that are not the map's, and for those of the browser. */
export function pinDeed({
  key,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): PinDeed | null {
  if (ctrlKey || altKey || metaKey) return null
  const way = WAYS[key]
  const step = shiftKey ? FINE_PX : STEP_PX
  if (way) return { move: [way[0] * step, way[1] * step] }
  if (key === '+' || key === '=') return { zoom: 1 }
  if (key === '-' || key === '_') return { zoom: -1 }
  if (key === 'Enter') return 'use'
  return key === 'Escape' ? 'leave' : null
}
