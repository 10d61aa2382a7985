import { FOOT_BACK, FOOT_FORWARD } from '../access.ts'
import type { Labels } from '../labels.ts'
import { HAS_STOPS, UNREACHABLE } from '../network.ts'
import type { Overlay } from '../overlay.ts'
import type { Points } from './points.ts'

/** The shortest way from one place on a street to a point, of equally short ones that to the lower row. */
export class BestWay {
  /** Millimetres without the home's own leg; UNREACHABLE where no way was considered. */
  mm = UNREACHABLE
  point = -1
  readonly #overlay: Overlay
  readonly #labels: Labels
  readonly #points: Points

  constructor(overlay: Overlay, labels: Labels, points: Points) {
    this.#overlay = overlay
    this.#labels = labels
    this.#points = points
  }

  /** From anywhere on any street. */
  find(edge: number, offsetMm: number): void {
    const { edgeFlags, edgeFrom, edgeTo, edgeLength } = this.#overlay
    const { pairs } = this.#labels
    const flags = edgeFlags[edge] as number
    const from = edgeFrom[edge] as number
    const to = edgeTo[edge] as number
    this.mm = UNREACHABLE
    this.point = -1
    this.#consider(flags, -offsetMm, pairs[2 * from] as number, pairs[2 * from + 1] as number)
    this.#consider(flags, (edgeLength[edge] as number) - offsetMm, pairs[2 * to] as number, pairs[2 * to + 1] as number)
    this.considerOnEdge(edge, flags, offsetMm)
  }

  /** To points on the same street, and by places in its middle where added streets join it. */
  considerOnEdge(edge: number, flags: number, offset: number): void {
    const { first, next } = this.#points.on
    const { offsetMm, legMm } = this.#points.snaps
    for (let point = first[edge] as number; point !== -1; point = next[point] as number) {
      this.#consider(flags, (offsetMm[point] as number) - offset, legMm[point] as number, point)
    }
    if ((flags & HAS_STOPS) === 0) return
    const { pairs } = this.#labels
    for (const stop of this.#overlay.stops.get(edge) ?? []) {
      const at = 2 * stop.vertex
      this.#consider(flags, stop.offsetMm - offset, pairs[at] as number, pairs[at + 1] as number)
    }
  }

  #consider(flags: number, ahead: number, beyondMm: number, point: number): void {
    if (ahead !== 0 && (flags & (ahead > 0 ? FOOT_FORWARD : FOOT_BACK)) === 0) return
    const way = Math.abs(ahead) + beyondMm
    if (way > this.mm || (way === this.mm && point >= this.point)) return
    this.mm = way
    this.point = point
  }
}
