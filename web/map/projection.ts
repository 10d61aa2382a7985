import type { LonLat } from './types.ts'

/** What the map looks at: north is up and the view straight down, so a place's pixel is a plain web-mercator sum. */
export interface Viewport {
  lon: number
  lat: number
  /** MapLibre zoom: the world is 512 · 2^zoom px wide. */
  zoom: number
  width: number
  height: number
}

const TILE_SIZE = 512

const mercatorX = (lon: number): number => (lon + 180) / 360
const mercatorY = (lat: number): number => {
  const radians = (lat * Math.PI) / 180
  return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2
}

/** Turns WGS-84 degrees into CSS pixels from the map's top left corner. */
export function projector(viewport: Viewport): (lon: number, lat: number) => [number, number] {
  const world = TILE_SIZE * 2 ** viewport.zoom
  const left = mercatorX(viewport.lon) * world - viewport.width / 2
  const top = mercatorY(viewport.lat) * world - viewport.height / 2
  return (lon, lat) => [mercatorX(lon) * world - left, mercatorY(lat) * world - top]
}

export interface PixelSize {
  width: number
  height: number
}

/** MapLibre zooms at which a box of WGS-84 degrees is just as wide (x) and just as high (y) as `size`. */
export function zoomToShow(
  [west, south, east, north]: readonly [number, number, number, number],
  { width, height }: PixelSize,
): { x: number; y: number } {
  const zoom = (pixels: number, share: number) => Math.log2(pixels / (TILE_SIZE * Math.max(share, 1e-9)))
  return {
    x: zoom(width, mercatorX(east) - mercatorX(west)),
    y: zoom(height, mercatorY(south) - mercatorY(north)),
  }
}

/** Ground metres in one CSS pixel at the middle of the view. */
export function metresPerPixel({ lat, zoom }: Pick<Viewport, 'lat' | 'zoom'>): number {
  const equatorMetres = 2 * Math.PI * 6_378_137
  return (equatorMetres * Math.cos((lat * Math.PI) / 180)) / (TILE_SIZE * 2 ** zoom)
}

/** Great-circle metres between two places on a sphere of the mean earth radius. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const radians = Math.PI / 180
  const halfLat = Math.sin(((latB - latA) * radians) / 2)
  const halfLon = Math.sin(((lonB - lonA) * radians) / 2)
  const h = halfLat ** 2 + Math.cos(latA * radians) * Math.cos(latB * radians) * halfLon ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}
