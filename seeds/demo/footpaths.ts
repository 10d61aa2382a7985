import { type Line, type LineClass, RAIL_STRIP_METRES, RIVER_STRIP_METRES } from './plan.ts'
import type { Point } from './plane.ts'

/** From the river's centre line to the promenades. */
const PROMENADE_METRES = 97

/** Ways for walkers only: promenades along the river, a footbridge with stairs, a passage under the railway. */
export function footpaths(us: number[], vs: number[], railU: number): Line[] {
  const lines: Line[] = []
  const draw = (from: Point, to: Point, kind: LineClass, name: string, tags: Record<string, string> = {}) =>
    lines.push({ from, to, class: kind, name, mapped: true, tags, stops: [] })
  const [quay, bank] = [RIVER_STRIP_METRES, PROMENADE_METRES]
  const bridge = Math.round(((us[3] as number) + (us[4] as number)) / 2)
  draw([bridge, -bank], [bridge, bank], 'footpath', '晴虹桥', { bridge: 'yes', layer: '1' })
  for (const side of [1, -1]) {
    draw([us[1] as number, side * bank], [us[8] as number, side * bank], 'promenade', '滨河步道')
    draw([bridge, side * bank], [bridge, side * quay], 'footpath', '', { highway: 'steps' })
    for (const column of [1, 2, 3, 4, 5, 7, 8]) {
      draw([us[column] as number, side * bank], [us[column] as number, side * quay], 'footpath', '')
    }
  }
  const passage = Math.round((vs[4] as number) * 0.55)
  draw([railU - RAIL_STRIP_METRES, passage], [railU + RAIL_STRIP_METRES, passage], 'footpath', '铁路涵洞', {
    tunnel: 'yes',
    layer: '-1',
  })
  return lines
}

/** A footpath's ends become nodes of the streets and promenades that they lie on. */
export function joinFootpaths(lines: Line[]): void {
  for (const path of lines) {
    if (path.class !== 'footpath') continue
    for (const end of [path.from, path.to]) {
      for (const line of lines) {
        const level = line.from[1] === line.to[1] && line.from[1] === end[1]
        const upright = line.from[0] === line.to[0] && line.from[0] === end[0]
        const axis = level ? 0 : 1
        const inside = (line.from[axis] - end[axis]) * (line.to[axis] - end[axis]) < 0
        if (line !== path && (level || upright) && inside && !('bridge' in line.tags)) line.stops.push(end)
      }
    }
  }
}
