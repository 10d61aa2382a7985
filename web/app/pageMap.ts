import type { MapTheme } from '@wangge/tiles/style'
import { useSyncExternalStore } from 'react'
import type { MapCover } from '../map/cover/cover.ts'
import type { BareMap, CellShading } from '../map/types.ts'
import type { View } from '../state/view.ts'

/** What a page asks of the one map: a place inside its own layout, and colours of its own. */
export type PageMap = ShadedMap | CoverMap | OwnMap

interface ShadedMap {
  home: HTMLElement
  shading: CellShading
  onCell(code: string): void
}

interface CoverMap {
  home: HTMLElement
  cover: MapCover
}

/** A page that draws on the map itself; of the frame's layers only these lie below. */
interface OwnMap {
  home: HTMLElement
  layers: View['layers']
  /** Whatever the screen wears: a picture for paper is light. */
  theme?: MapTheme
  onBare(bare: BareMap | null): void
}

let asked: PageMap | null = null
const listeners = new Set<() => void>()

/** Null gives the map back to the frame. */
export function askForMap(next: PageMap | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** Null on every page whose map stands in the frame. */
export const usePageMap = (): PageMap | null => useSyncExternalStore(subscribe, () => asked)

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
