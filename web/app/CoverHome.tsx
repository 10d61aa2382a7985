import { useLayoutEffect, useRef } from 'react'
import type { MapCover } from '../map/cover/cover.ts'
import { askForMap } from './pageMap.ts'

/** Where the one map stands inside a page that says which team has which cell; it goes back to the frame with the page. */
export function CoverHome({ cover, className }: { cover: MapCover; className: string }) {
  const home = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (home.current) askForMap({ home: home.current, cover })
  }, [cover])
  useLayoutEffect(() => () => askForMap(null), [])
  return <div ref={home} className={className} data-map-place="panel" />
}
