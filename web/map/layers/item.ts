import type { Selection } from '../../state/view.ts'
import type { LonLat } from '../types.ts'

/** One symbol on the map, ready for deck.gl and for finding what lies under the pointer. */
export interface SymbolItem {
  position: LonLat
  /** Name in the atlas. */
  icon: string
  /** CSS px from the place, before scaling. */
  offset: [number, number]
  /** CSS px around the symbol's middle within which the pointer hits it, before scaling. */
  hitRadius: number
  /** Middle of the symbol relative to its anchor, CSS px: a pin's head is above its tip. */
  middle: [number, number]
  selection: Selection
  count: number
  /** Degrees clockwise from north that it is heading for; absent where it stands. */
  heading?: number
  /** Cluster: where it falls apart, and who is in it. */
  cluster: { splitsAt: number; members: readonly Selection[]; key: string } | null
}
