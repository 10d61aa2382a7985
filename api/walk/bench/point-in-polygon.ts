import type { MultiPolygon } from 'geojson'

/** Even-odd rule over all rings. */
export function covers(geometry: MultiPolygon, [lon, lat]: readonly [number, number]): boolean {
  let isInside = false
  for (const polygon of geometry.coordinates) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as [number, number]
        const [bx, by] = ring[i] as [number, number]
        if (ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay)) isInside = !isInside
      }
    }
  }
  return isInside
}

/** Places in square cells, so that a polygon asks only those within its bounds. */
export class PlaceIndex {
  readonly #cells = new Map<string, number[]>()
  readonly #lonLat: Float64Array
  readonly #side: number

  constructor(lonLat: Float64Array, sideDegrees = 0.005) {
    this.#lonLat = lonLat
    this.#side = sideDegrees
    for (let row = 0; row < lonLat.length / 2; row++) {
      const key = this.#key(lonLat[2 * row] as number, lonLat[2 * row + 1] as number)
      const cell = this.#cells.get(key)
      if (cell) cell.push(row)
      else this.#cells.set(key, [row])
    }
  }

  /** Calls back with every place inside. */
  within(geometry: MultiPolygon, visit: (row: number) => void): void {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [ring] of geometry.coordinates) {
      for (const [lon, lat] of (ring ?? []) as [number, number][]) {
        if (lon < west) west = lon
        if (lon > east) east = lon
        if (lat < south) south = lat
        if (lat > north) north = lat
      }
    }
    const side = this.#side
    for (let x = Math.floor(west / side); x * side <= east; x++) {
      for (let y = Math.floor(south / side); y * side <= north; y++) {
        for (const row of this.#cells.get(`${x},${y}`) ?? []) {
          if (covers(geometry, [this.#lonLat[2 * row] as number, this.#lonLat[2 * row + 1] as number])) visit(row)
        }
      }
    }
  }

  #key(lon: number, lat: number): string {
    return `${Math.floor(lon / this.#side)},${Math.floor(lat / this.#side)}`
  }
}
