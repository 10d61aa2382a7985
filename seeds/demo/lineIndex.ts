import type { Line } from './plan.ts'
import { between, distance, leftOf, type Point } from './plane.ts'

/** Finds the street that runs along a block's side. */
export class LineIndex {
  readonly #uprights = new Map<number, Line[]>()
  readonly #levels = new Map<number, Line[]>()
  readonly #aslant: Line[] = []

  constructor(lines: Line[]) {
    for (const line of lines) {
      if (line.from[0] !== line.to[0] && line.from[1] !== line.to[1]) {
        this.#aslant.push(line)
        continue
      }
      const upright = line.from[0] === line.to[0]
      const map = upright ? this.#uprights : this.#levels
      const at = upright ? line.from[0] : line.from[1]
      map.set(at, [...(map.get(at) ?? []), line])
    }
  }

  /** The line along a → b at one place of it, its middle unless said otherwise. */
  along(a: Point, b: Point, place: Point = between(a, b, 0.5)): Line | null {
    if (a[0] !== b[0] && a[1] !== b[1]) return this.#aslant.find((line) => holds(line, a) && holds(line, b)) ?? null
    const upright = a[0] === b[0]
    const axis = upright ? 1 : 0
    const at = place[axis]
    const candidates = (upright ? this.#uprights.get(a[0]) : this.#levels.get(a[1])) ?? []
    return (
      candidates.find(({ from, to }) => Math.min(from[axis], to[axis]) <= at && Math.max(from[axis], to[axis]) >= at) ??
      null
    )
  }
}

function holds({ from, to }: Line, point: Point): boolean {
  return Math.abs(leftOf(from, to, point)) < 0.01 * distance(from, to)
}
