import type { Place } from '../rows.ts'
import type { Point } from './plane.ts'
import { seededRandom } from './random.ts'

/**
 * Puts the drawing board (metres, straight lines, river along v = 0) on the globe: a slight turn, long smooth bends, a river
 * and a railway that curve, crooked lanes in the old town, winding country roads.
 */
export type Frame = (point: Point) => Place

/** In the open Yellow Sea, where no real district can be mistaken for this one. */
const ORIGIN: Place = { lon: 123.6, lat: 33.2 }
/** Mean Earth radius, metres (IUGG). */
const EARTH_RADIUS_METRES = 6_371_008.8
const RADIANS = Math.PI / 180
/** Half the built-up core, metres: bends grow outside it. */
const CORE_HALF: Point = [4900, 3500]

/** A bend weaker than this moves nothing by a centimetre. */
const UNSEEN = 1e-5

export function createFrame(seed: number, oldTown: Point, railU: number): Frame {
  const random = seededRandom(seed, 'frame')
  const phase = Array.from({ length: 14 }, () => random.between(0, 2 * Math.PI))
  const wave = (metres: number, lengthMetres: number, at: number, index: number) =>
    metres * Math.sin((2 * Math.PI * at) / lengthMetres + (phase[index] as number))
  const turn = random.between(3.5, 5.5) * RADIANS
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const bendPhase = random.between(-0.25, 0.25)

  return ([u, v]) => {
    const nearRiver = Math.exp(-((v / 4200) ** 2))
    const nearRail = Math.exp(-(((u - railU) / 3000) ** 2))
    const nearOldTown = Math.exp(-(((u - oldTown[0]) / 900) ** 2) - ((v - oldTown[1]) / 700) ** 2)
    const outside = smoothStep(Math.max(Math.abs(u) - CORE_HALF[0], Math.abs(v) - CORE_HALF[1]) / 1800)
    let x = u + wave(130, 8300, v, 0) + wave(45, 3100, v + 0.3 * u, 1)
    let y = v + wave(110, 7600, u, 7) + wave(40, 2900, u - 0.4 * v, 8)
    y += nearRiver * (430 * Math.sin((2 * Math.PI * u) / 13500 + bendPhase) + wave(110, 5600, u, 9))
    if (nearRail > UNSEEN) x += nearRail * (260 * Math.sin((2 * Math.PI * v) / 12500 + 0.4) + wave(50, 4700, v, 2))
    if (nearOldTown > UNSEEN) {
      x += nearOldTown * (wave(22, 430, v + 0.4 * u, 3) + wave(14, 270, v - 0.7 * u, 4))
      y += nearOldTown * (wave(22, 460, u - 0.3 * v, 10) + wave(14, 290, u + 0.8 * v, 11))
    }
    if (outside > 0) {
      x += outside * (wave(120, 2600, v + 0.2 * u, 5) + wave(45, 900, v, 6))
      y += outside * (wave(120, 2800, u + 0.2 * v, 12) + wave(45, 950, u, 13))
    }
    return placeOf(x * cos - y * sin, x * sin + y * cos)
  }
}

/** Seven decimals, as OpenStreetMap stores them (about one centimetre). */
function placeOf(eastMetres: number, northMetres: number): Place {
  const lat = ORIGIN.lat + northMetres / EARTH_RADIUS_METRES / RADIANS
  const lon = ORIGIN.lon + eastMetres / (EARTH_RADIUS_METRES * Math.cos(ORIGIN.lat * RADIANS)) / RADIANS
  return { lon: Math.round(lon * 1e7) / 1e7, lat: Math.round(lat * 1e7) / 1e7 }
}

function smoothStep(share: number): number {
  const clamped = Math.min(1, Math.max(0, share))
  return clamped * clamped * (3 - 2 * clamped)
}
