import { useLayoutEffect, useRef } from 'react'
import type { CellShading } from '../map/types.ts'
import { askForMap } from './pageMap.ts'

interface MapHomeProps {
  shading: CellShading
  onCell(code: string): void
  className: string
}

/** Where the one map stands inside a page that scrolls; it goes back to the frame with the page. */
export function MapHome({ shading, onCell, className }: MapHomeProps) {
  const home = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (home.current) askForMap({ home: home.current, shading, onCell })
  }, [shading, onCell])
  useLayoutEffect(() => () => askForMap(null), [])
  return <div ref={home} className={className} data-map-place="panel" />
}
