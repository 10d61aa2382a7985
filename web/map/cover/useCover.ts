import { cellLayerIds, flavours, type MapTheme } from '@wangge/tiles/style'
import type { FilterSpecification } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { MapLibreMap } from '../maplibre.ts'
import type { MapCover } from './cover.ts'
import { coverLayers } from './coverLayers.ts'

/** Layers whose place the cover's own names take. */
const REPLACED = ['label-community']

/** Draws the cover above the land while there is one; a changed roster changes only the colours and words. */
export function useCover(map: MapLibreMap | null, epoch: number, theme: MapTheme, cover: MapCover | null): void {
  const latest = useRef(cover)
  latest.current = cover
  const isOn = cover !== null

  useEffect(() => {
    if (!map || epoch === 0 || !isOn || !latest.current || !map.getSource('community')) return
    const layers = coverLayers(flavours[theme], latest.current, map.getSource('cell') !== undefined)
    const ground = cellLayerIds('prefecture').fill
    const outline = cellLayerIds('prefecture').hover
    for (const layer of layers) {
      if (map.getLayer(layer.id)) continue
      const below = layer.type === 'symbol' ? 'symbol-room' : layer.type === 'line' ? outline : ground
      map.addLayer(layer, map.getLayer(below) ? below : undefined)
    }
    for (const id of REPLACED) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', 'none')
    return () => {
      for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id)
      for (const id of REPLACED) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', 'visible')
    }
  }, [map, epoch, theme, isOn])

  useEffect(() => {
    if (!map || epoch === 0 || !cover) return
    for (const layer of coverLayers(flavours[theme], cover, map.getSource('cell') !== undefined)) {
      if (!map.getLayer(layer.id)) continue
      if (layer.type === 'fill' && layer.paint?.['fill-color'])
        map.setPaintProperty(layer.id, 'fill-color', layer.paint['fill-color'])
      if (layer.type === 'symbol') {
        map.setLayoutProperty(layer.id, 'text-field', layer.layout?.['text-field'])
        map.setPaintProperty(layer.id, 'text-color', layer.paint?.['text-color'])
      }
      if ('filter' in layer && layer.filter) map.setFilter(layer.id, layer.filter as FilterSpecification)
    }
  }, [map, epoch, theme, cover])
}
