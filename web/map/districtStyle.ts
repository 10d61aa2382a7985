import type { District } from '@wangge/api/contract'
import { type LayerName, type MapTheme, mapStyle } from '@wangge/tiles/style'
import { useMemo } from 'react'
import { FONT_FILES } from './fontFiles.ts'

/** The map's style: it changes only with the theme and the versions of the tiles. */
export function useDistrictStyle(theme: MapTheme, district: Pick<District, 'tiles' | 'bounds'>) {
  const versions = JSON.stringify(district.tiles)
  const box = district.bounds?.join()
  return useMemo(() => {
    const tiles = JSON.parse(versions) as Record<string, string>
    const tileUrl = (layer: LayerName) =>
      tiles[layer] ? `${location.origin}/tiles/${layer}/${tiles[layer]}/{z}/{x}/{y}.mvt` : null
    const limits = box ? (box.split(',').map(Number) as [number, number, number, number]) : null
    return mapStyle({ theme, tileUrl, bounds: limits, fontFaces: FONT_FILES })
  }, [theme, versions, box])
}
