import type { TeamReach, TeamShed } from '@wangge/api/contract'
import { COVERAGE_OPACITY, cellLayerIds, flavours, type MapTheme } from '@wangge/tiles/style'
import type { GeoJSONSource } from 'maplibre-gl'
import type { MapLibreMap } from '../../../map/maplibre.ts'

const CELLS = 'reach-cells'
const SHED = 'reach-shed'
const SHED_LINE = 'reach-shed-line'
/** Lower bounds of the coverage steps, as everywhere. */
const STEPS = [0.5, 0.7, 0.8, 0.9, 0.97] as const

interface ReachScene {
  cells: TeamReach['cells']
  geometry: TeamShed['geometry']
  theme: MapTheme
}

/** Communities by the share that some team reaches, and the chosen team's reach above them. */
export function drawReach(map: MapLibreMap, { cells, geometry, theme }: ReachScene): void {
  const { coverage, noData, map: colours } = flavours[theme]
  const colour = ({ people, peopleReached }: (typeof cells)[number]): string =>
    people === 0 ? noData : (coverage[STEPS.filter((from) => peopleReached / people >= from).length] ?? noData)
  const paint =
    cells.length === 0
      ? noData
      : (['match', ['get', 'code'], ...cells.flatMap((cell) => [cell.code, colour(cell)]), noData] as never)
  if (map.getLayer(CELLS)) map.setPaintProperty(CELLS, 'fill-color', paint)
  else if (map.getSource('community')) {
    const above = cellLayerIds('community').grid
    map.addLayer(
      {
        id: CELLS,
        type: 'fill',
        source: 'community',
        'source-layer': 'community',
        paint: { 'fill-color': paint, 'fill-opacity': COVERAGE_OPACITY.alone, 'fill-outline-color': colours.land },
      },
      map.getLayer(above) ? above : undefined,
    )
  }
  const data = {
    type: 'Feature' as const,
    properties: {},
    geometry: geometry ?? { type: 'MultiPolygon' as const, coordinates: [] },
  }
  const source = map.getSource<GeoJSONSource>(SHED)
  if (source) {
    source.setData(data)
    return
  }
  map.addSource(SHED, { type: 'geojson', data })
  map.addLayer({
    id: SHED,
    type: 'fill',
    source: SHED,
    paint: { 'fill-color': colours.walkshed, 'fill-opacity': 0.13 },
  })
  map.addLayer({
    id: SHED_LINE,
    type: 'line',
    source: SHED,
    paint: { 'line-color': colours.walkshed, 'line-width': 2.2 },
  })
}

export function removeReach(map: MapLibreMap): void {
  for (const id of [SHED_LINE, SHED, CELLS]) if (map.getLayer(id)) map.removeLayer(id)
  if (map.getSource(SHED)) map.removeSource(SHED)
}
