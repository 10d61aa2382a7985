/** Mean radius of the earth (IUGG), metres: within 0.3 % of the ellipsoid over a circle of a kilometre. */
const EARTH_RADIUS_METRES = 6_371_008.8
const METRES_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_METRES

export interface Circles {
  /** Indices of the places within a straight distance of a point, the rim included. */
  within(lon: number, lat: number, radiusMetres: number): number[]
}

/** Places sorted by latitude once, so that each circle looks at its own strip only. */
export function createCircles(places: readonly { lon: number; lat: number }[]): Circles {
  const order = Uint32Array.from(places.keys()).sort((a, b) => latOf(a) - latOf(b))
  const latitudes = Float64Array.from(order, latOf)

  function latOf(index: number): number {
    return places[index]?.lat ?? 0
  }

  return {
    within(lon, lat, radiusMetres) {
      const reach = radiusMetres / METRES_PER_DEGREE
      const metresPerDegreeLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
      const found: number[] = []
      for (let at = firstFrom(latitudes, lat - reach); at < order.length; at++) {
        const north = ((latitudes[at] as number) - lat) * METRES_PER_DEGREE
        if (north > radiusMetres) break
        const index = order[at] as number
        const east = ((places[index]?.lon ?? 0) - lon) * metresPerDegreeLon
        if (east * east + north * north <= radiusMetres * radiusMetres) found.push(index)
      }
      return found
    },
  }
}

/** First position whose value is at least `least`. */
function firstFrom(sorted: Float64Array, least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}
