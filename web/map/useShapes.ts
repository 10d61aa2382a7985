import { type PageSource, WALKSHED_LAYERS } from '@wangge/tiles/style'
import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect } from 'react'
import type { MapLibreMap } from './maplibre.ts'

/** Fills one of the style's GeoJSON sources, again after each change of style. */
export function useSource(map: MapLibreMap | null, epoch: number, name: PageSource, data: FeatureCollection): void {
  useEffect(() => {
    if (epoch > 0) map?.getSource<GeoJSONSource>(name)?.setData(data)
  }, [map, epoch, name, data])
}

/** Shows or hides the walksheds of all service points. */
export function useWalksheds(map: MapLibreMap | null, epoch: number, isShown: boolean): void {
  useEffect(() => {
    if (!map || epoch === 0) return
    for (const id of WALKSHED_LAYERS) {
      if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', isShown ? 'visible' : 'none')
    }
  }, [map, epoch, isShown])
}
