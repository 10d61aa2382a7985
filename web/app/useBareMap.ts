import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { BareMap } from '../map/types.ts'
import type { View } from '../state/view.ts'
import { askForMap } from './pageMap.ts'

const NO_LAYERS: View['layers'] = []

/** The one map inside a page that draws on it by itself: put the ref on the element that is to hold it. It goes back with the page. */
export function useBareMap(): { home: RefObject<HTMLDivElement | null>; bare: BareMap | null } {
  const home = useRef<HTMLDivElement>(null)
  const [bare, setBare] = useState<BareMap | null>(null)
  const onBare = useCallback((next: BareMap | null) => setBare(next), [])
  useLayoutEffect(() => {
    if (home.current) askForMap({ home: home.current, layers: NO_LAYERS, onBare })
    return () => askForMap(null)
  }, [onBare])
  return { home, bare }
}
