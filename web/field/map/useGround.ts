import type { District } from '@wangge/api/contract'
import { type LayerName, mapStyle } from '@wangge/tiles/style'
import type { StyleSpecification } from 'maplibre-gl'
import { useMemo } from 'react'
import { request } from '../../data/client.ts'
import { FONT_FILES } from '../../map/fontFiles.ts'
import { useFieldTheme } from '../look.ts'
import { useKept } from '../offline/index.ts'

interface Ground {
  style: StyleSpecification
  district: Pick<District, 'bounds' | 'coreBounds'>
}

/** The same map as at the desks: its style and tiles, as the district last named them; null until it is known. */
export function useGround(): Ground | null {
  const theme = useFieldTheme()
  const district = useKept('district', () => request<District>('/district')).data
  return useMemo(() => {
    if (!district) return null
    const tileUrl = (layer: LayerName): string | null => {
      const version = district.tiles[layer]
      return version ? `${location.origin}/tiles/${layer}/${version}/{z}/{x}/{y}.mvt` : null
    }
    const style = mapStyle({ theme, tileUrl, bounds: district.bounds, fontFaces: FONT_FILES })
    return { style, district }
  }, [theme, district])
}
