import type { MapFlavour } from '@wangge/tiles/style'

/** One stroke or fill of a symbol, in CSS pixels around its anchor at (0, 0); drawn on a canvas by Path2D and in lists as SVG. */
export interface Part {
  /** SVG path data. */
  d: string
  fill?: string
  stroke?: string
  width?: number
  dash?: readonly [number, number]
  opacity?: number
}

/** A symbol as drawn at scale 1. */
export interface SymbolDrawing {
  /** Half the box's width and height around the anchor, casing included. */
  halfWidth: number
  halfHeight: number
  parts: Part[]
}

/** What colours a symbol takes. */
export type SymbolFlavour = Pick<MapFlavour, 'map' | 'clock' | 'team'>

const n = (value: number): string => String(Math.round(value * 100) / 100)

export function circle(radius: number, x = 0, y = 0): string {
  const r = n(radius)
  return `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 0 ${n(2 * radius)} 0a${r} ${r} 0 1 0 ${n(-2 * radius)} 0Z`
}

/** Arc clockwise from 12 o'clock over `share` of the circle, 0…1. */
export function arc(radius: number, share: number): string {
  if (share >= 0.999) return circle(radius)
  const angle = 2 * Math.PI * Math.max(share, 0)
  const end = `${n(radius * Math.sin(angle))} ${n(-radius * Math.cos(angle))}`
  return `M0 ${n(-radius)}A${n(radius)} ${n(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${end}`
}

export function polygon(...points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`
}

/** Regular polygon with a corner on top. */
export function regular(corners: number, radius: number): string {
  const angles = [...Array(corners).keys()].map((corner) => (2 * Math.PI * corner) / corners)
  return polygon(...angles.map((angle) => [radius * Math.sin(angle), -radius * Math.cos(angle)] as const))
}

export function roundedSquare(side: number, radius: number): string {
  const half = side / 2
  const flat = n(side - 2 * radius)
  const r = n(radius)
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${n(dx * radius)} ${n(dy * radius)}`
  return `M${n(radius - half)} ${n(-half)}h${flat}${corner(1, 1)}v${flat}${corner(-1, 1)}h-${flat}${corner(-1, -1)}v-${flat}${corner(1, -1)}Z`
}
