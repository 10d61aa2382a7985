import type { CoverageReport } from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import { COVERAGE_OPACITY, cellLayerIds, flavours, PATTERNS } from '@wangge/tiles/style'
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification } from 'maplibre-gl'
import type { MapLibreMap } from '../../map/maplibre.ts'

export interface MapPicture {
  url: string
  /** CSS px of the map that was drawn. */
  width: number
  height: number
  /** Across the middle. */
  metresWide: number
  /** Where the first gaps lie, px from the top left. */
  marks: readonly { number: number; x: number; y: number }[]
}

interface Scene {
  report: CoverageReport
  bounds: [west: number, south: number, east: number, north: number]
  level: Level | null
  points: readonly { id: string; position: [number, number] }[]
}

/** As many numbers as can be told apart. */
const MOST_MARKS = 20
/** Paper is printed finer than a screen. */
const PIXEL_RATIO = 2
const PADDING_PX = 28
const METRES_PER_DEGREE = 111_195
const POINTS = 'report-points'
const LAYERS = ['report-fill', 'report-hatch', 'report-dots', 'report-area', POINTS] as const

/** Draws the report on the map, waits until all of it is there, and takes the picture; the map is left as it was. Null = given up. */
export async function takePicture(map: MapLibreMap, scene: Scene, signal: AbortSignal): Promise<MapPicture | null> {
  draw(map, scene)
  const camera = { center: map.getCenter(), zoom: map.getZoom() }
  map.setPixelRatio(PIXEL_RATIO)
  map.fitBounds(scene.bounds, { padding: PADDING_PX, animate: false })
  try {
    await settled(map, signal)
    if (signal.aborted) return null
    const url = await drawn(map)
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    const middle = height / 2
    const [left, right] = [map.unproject([0, middle]), map.unproject([width, middle])]
    return {
      url,
      width,
      height,
      metresWide: (right.lng - left.lng) * METRES_PER_DEGREE * Math.cos((left.lat * Math.PI) / 180),
      marks: scene.report.gaps.slice(0, MOST_MARKS).map(({ centre }, index) => ({
        number: index + 1,
        ...map.project(centre),
      })),
    }
  } finally {
    clear(map)
    map.setPixelRatio(devicePixelRatio)
    map.jumpTo(camera)
  }
}

function settled(map: MapLibreMap, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    map.once('idle', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
    map.triggerRepaint()
  })
}

/** The drawing is only there until the frame ends. */
function drawn(map: MapLibreMap): Promise<string> {
  return new Promise((resolve) => {
    map.once('render', () => resolve(map.getCanvas().toDataURL('image/png')))
    map.triggerRepaint()
  })
}

function draw(map: MapLibreMap, { report, level, points }: Scene): void {
  clear(map)
  const ids = cellLayerIds('community')
  const above = map.getLayer(ids.grid) ? ids.grid : undefined
  if (map.getSource('community')) for (const layer of cellLayersOf(report)) map.addLayer(layer, above)
  if (report.area && level && map.getSource(level))
    map.addLayer({
      id: 'report-area',
      type: 'line',
      source: level,
      'source-layer': level,
      filter: ['==', ['get', 'code'], report.area.code],
      paint: { 'line-color': flavours.light.map.label, 'line-width': 2 },
    })
  const listed = new Map(report.points.map(({ id, counts }) => [id, counts]))
  map.addSource(POINTS, {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: points
        .filter(({ id }) => listed.has(id))
        .map(({ id, position }) => ({
          type: 'Feature',
          properties: { counts: listed.get(id) ?? false },
          geometry: { type: 'Point', coordinates: position },
        })),
    },
  })
  map.addLayer({
    id: POINTS,
    type: 'circle',
    source: POINTS,
    paint: {
      'circle-radius': 4,
      'circle-color': ['case', ['get', 'counts'], flavours.light.map.served, flavours.light.map.casing],
      'circle-stroke-color': ['case', ['get', 'counts'], flavours.light.map.casing, flavours.light.map.served],
      'circle-stroke-width': 1.5,
    },
  })
}

const STEPS = [0.5, 0.7, 0.8, 0.9, 0.97] as const

function cellLayersOf({ areas }: CoverageReport): LayerSpecification[] {
  const { coverage, noData } = flavours.light
  const colour = ({ people, peopleServed }: (typeof areas)[number]): string =>
    people === 0 ? noData : (coverage[STEPS.filter((from) => peopleServed / people >= from).length] ?? noData)
  const source = { source: 'community', 'source-layer': 'community' }
  const code: ExpressionSpecification = ['get', 'code']
  const among = (codes: readonly string[]): ExpressionSpecification => ['in', code, ['literal', [...codes]]]
  const codesOf = (test: (area: (typeof areas)[number]) => boolean): string[] =>
    areas.filter(test).map((area) => area.code)
  return [
    {
      id: 'report-fill',
      type: 'fill',
      ...source,
      filter: among(areas.map((area) => area.code)),
      paint: {
        'fill-color': ['match', code, ...areas.flatMap((area) => [area.code, colour(area)]), noData] as never,
        'fill-opacity': COVERAGE_OPACITY.alone,
        'fill-outline-color': flavours.light.map.land,
      },
    },
    {
      id: 'report-hatch',
      type: 'fill',
      ...source,
      filter: among(codesOf(({ people, reliable }) => people > 0 && !reliable)),
      paint: { 'fill-pattern': PATTERNS.hatch },
    },
    {
      id: 'report-dots',
      type: 'fill',
      ...source,
      filter: among(codesOf(({ people }) => people === 0)),
      paint: { 'fill-pattern': PATTERNS.dots },
    },
  ]
}

function clear(map: MapLibreMap): void {
  for (const id of LAYERS) if (map.getLayer(id)) map.removeLayer(id)
  if (map.getSource<GeoJSONSource>(POINTS)) map.removeSource(POINTS)
}
