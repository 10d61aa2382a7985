import { footpaths, joinFootpaths } from './footpaths.ts'
import { type Community, type Line, type LineClass, RAIL_STRIP_METRES, RIVER_STRIP_METRES } from './plan.ts'
import type { Point } from './plane.ts'
import type { Random } from './random.ts'

/** Arterials running north, west to east, metres from the middle of the core; the river takes a bridge where one is named. */
const UPRIGHTS: { u: number; name: string; class: LineClass; bridge?: string }[] = [
  { u: -4650, name: '环西路', class: 'primary' },
  { u: -3540, name: '文昌街', class: 'secondary', bridge: '文昌桥' },
  { u: -2500, name: '云台路', class: 'secondary' },
  { u: -1370, name: '晨河大道', class: 'primary', bridge: '晨河大桥' },
  { u: -330, name: '钟鼓街', class: 'secondary' },
  { u: 720, name: '长庚路', class: 'secondary', bridge: '长庚桥' },
  { u: 1790, name: '', class: 'secondary' },
  { u: 2840, name: '砚池路', class: 'secondary' },
  { u: 3830, name: '白鹭大道', class: 'primary', bridge: '白鹭大桥' },
  { u: 4800, name: '环东路', class: 'primary' },
]
/** The railway takes the place of this upright. */
export const RAIL_UPRIGHT = 6

/** Arterials running east, south to north; the railway is crossed where `underRail`. */
const LEVELS: { v: number; name: string; class: LineClass; underRail: boolean }[] = [
  { v: -3300, name: '南环快速路', class: 'expressway', underRail: true },
  { v: -2230, name: '南浦路', class: 'secondary', underRail: false },
  { v: -1150, name: '安澜大道', class: 'primary', underRail: true },
  { v: 0, name: '', class: 'secondary', underRail: false },
  { v: 1090, name: '望桥路', class: 'secondary', underRail: false },
  { v: 2130, name: '槐荫大街', class: 'primary', underRail: true },
  { v: 3150, name: '环北路', class: 'primary', underRail: true },
]
const RIVER_LEVEL = 3

/** Where the arterials of this seed run: uprights west to east, levels south to north. */
export function placeArterials(random: Random): { us: number[]; vs: number[] } {
  return {
    us: UPRIGHTS.map(({ u }) => Math.round(u + random.between(-55, 55))),
    vs: LEVELS.map(({ v }, row) => (row === RIVER_LEVEL ? 0 : Math.round(v + random.between(-55, 55)))),
  }
}

/** Arterials, quays, bridges, underpasses and footpaths, from the river's western to its eastern end. */
export function drawArterials(us: number[], vs: number[], west: number, east: number): Line[] {
  const lines: Line[] = []
  const draw = (from: Point, to: Point, kind: LineClass, name: string, tags: Record<string, string> = {}) =>
    lines.push({ from, to, class: kind, name, mapped: true, tags, stops: [] })
  const [first, last] = [us[0] as number, us[us.length - 1] as number]
  const [south, north] = [vs[0] as number, vs[vs.length - 1] as number]
  const railU = us[RAIL_UPRIGHT] as number
  const [railWest, railEast] = [railU - RAIL_STRIP_METRES, railU + RAIL_STRIP_METRES]
  const quay = RIVER_STRIP_METRES

  const upright = (u: number, name: string, kind: LineClass, bridge?: string) => {
    draw([u, south], [u, -quay], kind, name)
    draw([u, quay], [u, north], kind, name)
    if (bridge) draw([u, -quay], [u, quay], kind, bridge, { bridge: 'yes', layer: '1' })
  }
  for (const [index, { name, class: kind, bridge }] of UPRIGHTS.entries()) {
    if (index === RAIL_UPRIGHT) continue
    upright(us[index] as number, name, kind, bridge)
  }
  upright(railWest, '机务路', 'tertiary')
  upright(railEast, '货场路', 'tertiary')

  const level = (v: number, name: string, kind: LineClass, underRail: boolean) => {
    draw([first, v], [railWest, v], kind, name)
    draw([railEast, v], [last, v], kind, name)
    if (underRail) draw([railWest, v], [railEast, v], kind, name, { tunnel: 'yes', layer: '-1' })
  }
  for (const [index, { name, class: kind, underRail }] of LEVELS.entries()) {
    if (index !== RIVER_LEVEL) level(vs[index] as number, name, kind, underRail)
  }
  level(quay, '滨河北路', 'secondary', false)
  level(-quay, '滨河南路', 'secondary', true)
  for (const v of [quay, -quay]) {
    draw([west, v], [first, v], 'dike', '河堤路')
    draw([last, v], [east, v], 'dike', '河堤路')
  }
  lines.push(...footpaths(us, vs, railU))
  joinFootpaths(lines)
  return lines
}

/** Between two villages runs a road, save along river and railway. */
export function drawCountyRoads(communities: Community[], railU: number): Line[] {
  const lines: Line[] = []
  const draw = (from: Point, to: Point) =>
    lines.push({ from, to, class: 'country', name: `县道${lines.length + 1}号`, mapped: true, tags: {}, stops: [] })
  for (const { rural: ruralA, bounds: a } of communities) {
    for (const { rural: ruralB, bounds: b } of communities) {
      if (!ruralA || !ruralB) continue
      const south = Math.max(a.south, b.south)
      const north = Math.min(a.north, b.north)
      if (a.east === b.west && a.east !== railU && north > south) draw([a.east, south], [a.east, north])
      const west = Math.max(a.west, b.west)
      const east = Math.min(a.east, b.east)
      if (a.north === b.south && a.north !== 0 && east > west) draw([west, a.north], [east, a.north])
    }
  }
  return lines
}

/** Old roads that the grid was laid over. */
export function drawDiagonals(us: number[], vs: number[]): Line[] {
  const crossing = (column: number, row: number): Point => [us[column] as number, vs[row] as number]
  const list: [Point, Point, string][] = [
    [crossing(3, 2), crossing(5, 1), '南浦斜街'],
    [crossing(1, 5), crossing(3, 4), '北渡斜街'],
    [crossing(7, 4), crossing(8, 5), '砚台斜街'],
  ]
  return list.map(([from, to, name]) => ({ from, to, class: 'tertiary', name, mapped: true, tags: {}, stops: [] }))
}
