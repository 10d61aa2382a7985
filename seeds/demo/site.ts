import type { Line } from './plan.ts'
import type { Point, Shape } from './plane.ts'

/** What stands inside one block. */
export interface Site {
  buildings: Building[]
  paths: Path[]
  gates: Gate[]
  /** Wall or fence all round; null where the block is open. */
  wall: Shape | null
  greens: Shape[]
  ponds: Shape[]
}

export interface Building {
  outline: Shape
  at: Point
  /** 0 where nobody lives. */
  dwellings: number
  kind: 'block' | 'hamlet' | 'home'
}

export interface Path {
  from: Point
  to: Point
  tags: Record<string, string>
}

/** A way out: from the street through the wall to the paths inside. */
export interface Gate {
  street: Point
  wall: Point
  inner: Point
  open: boolean
  line: Line
}

export function emptySite(): Site {
  return { buildings: [], paths: [], gates: [], wall: null, greens: [], ponds: [] }
}

/** A building with its long side along u, metres. */
export function slab(middle: Point, length: number, depth: number): Shape {
  const [u, v] = middle
  return [
    [u - length / 2, v - depth / 2],
    [u + length / 2, v - depth / 2],
    [u + length / 2, v + depth / 2],
    [u - length / 2, v + depth / 2],
  ]
}
