import { createHash } from 'node:crypto'
import type { BackdropFeature, StreetData } from '../rows.ts'
import type { Frame } from './frame.ts'
import { type Point, withBends } from './plane.ts'

/** Collects nodes and ways as OpenStreetMap would hold them; points at the same place on the drawing board are one node. */
export class StreetSheet {
  readonly #frame: Frame
  readonly #ids = new Map<number, number>()
  readonly #lon: number[] = []
  readonly #lat: number[] = []
  readonly #nodeTags = new Map<number, Record<string, string>>()
  readonly #wayStart: number[] = [0]
  readonly #wayNodes: number[] = []
  readonly #wayTags: Record<string, string>[] = []
  readonly backdrop: BackdropFeature[] = []

  constructor(frame: Frame) {
    this.#frame = frame
  }

  node(point: Point): number {
    const key = (Math.round(point[0] * 20) + 1_000_000) * 4_000_000 + Math.round(point[1] * 20) + 1_000_000
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const { lon, lat } = this.#frame(point)
    const id = this.#lon.push(lon) - 1
    this.#lat.push(lat)
    this.#ids.set(key, id)
    return id
  }

  tagNode(point: Point, tags: Record<string, string>): void {
    this.#nodeTags.set(this.node(point), tags)
  }

  way(points: readonly Point[], tags: Record<string, string>): void {
    const nodes: number[] = []
    for (const point of points) {
      const id = this.node(point)
      if (id !== nodes[nodes.length - 1]) nodes.push(id)
    }
    if (nodes.length < 2) return
    for (const id of nodes) this.#wayNodes.push(id)
    this.#wayStart.push(this.#wayNodes.length)
    this.#wayTags.push(tags)
  }

  position(point: Point): [number, number] {
    const { lon, lat } = this.#frame(point)
    return [lon, lat]
  }

  /** A closed ring of positions; `bent` adds points so that long sides follow the frame. */
  ring(points: readonly Point[], bent = false): [number, number][] {
    const positions = (bent ? withBends(points) : points).map((point) => this.position(point))
    return [...positions, positions[0] as [number, number]]
  }

  finish(name: string, attribution: string): StreetData {
    const nodeLon = Float64Array.from(this.#lon)
    const nodeLat = Float64Array.from(this.#lat)
    const wayNodes = Uint32Array.from(this.#wayNodes)
    const wayStart = Uint32Array.from(this.#wayStart)
    const hash = createHash('sha256')
    for (const part of [nodeLon, nodeLat, wayStart, wayNodes]) hash.update(part)
    hash.update(JSON.stringify([[...this.#nodeTags], this.#wayTags, this.backdrop]))
    return {
      nodeLon,
      nodeLat,
      nodeTags: this.#nodeTags,
      wayId: Float64Array.from(this.#wayTags, (_, index) => index + 1),
      wayStart,
      wayNodes,
      wayTags: this.#wayTags,
      backdrop: this.backdrop,
      source: { name, date: null, attribution, sha256: hash.digest('hex') },
    }
  }
}
