import { cutAlong } from './diagonals.ts'
import type { TownshipKey } from './names.ts'
import {
  type Block,
  type Community,
  type Line,
  type LineClass,
  type Plan,
  RAIL_STRIP_METRES,
  RIVER_STRIP_METRES,
} from './plan.ts'
import { centreOf, type Point } from './plane.ts'
import { type Random, seededRandom } from './random.ts'
import { createStreetNames } from './streetNames.ts'
import { subdivide } from './subdivide.ts'

/** Communities and villages: the documents' 77, each with a consultation point. */
export const COMMUNITY_COUNT = 77

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
const RAIL_UPRIGHT = 6

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
/** From the river's centre line to the promenades. */
const PROMENADE_METRES = 97

/** Townships of the core, north row first, one letter an arterial cell. */
const CORE_TOWNSHIPS = ['HHHHHWYYY', 'BBBWWWYYY', 'BBBWWWYYY', 'AAANNNLLL', 'AAANNNNLL', 'AANNNNLLL']
const OLD_TOWN_CELLS = ['3,1', '4,1', '4,2']
const POOR_CELLS = ['7,5', '8,0']

/** The whole district on the drawing board: arterials, communities, superblocks, villages. */
export function drawPlan(seed: number): Plan {
  const random = seededRandom(seed, 'plan')
  const us = UPRIGHTS.map(({ u }) => Math.round(u + random.between(-55, 55)))
  const vs = LEVELS.map(({ v }, row) => (row === RIVER_LEVEL ? 0 : Math.round(v + random.between(-55, 55))))
  const railU = us[RAIL_UPRIGHT] as number
  const communities = [...coreCommunities(us, vs, random), ...villages(us, vs, random)]
  const waterside = communities.filter(({ bounds }) => bounds.south === 0 || bounds.north === 0)
  const west = Math.min(...waterside.map(({ bounds }) => bounds.west))
  const east = Math.max(...waterside.map(({ bounds }) => bounds.east))
  const beside = (u: number) => communities.filter(({ bounds }) => bounds.west <= u && bounds.east >= u)
  const rail = {
    u: railU,
    south: Math.min(...beside(railU).map(({ bounds }) => bounds.south)),
    north: Math.max(...beside(railU).map(({ bounds }) => bounds.north)),
  }
  const arterial = arterials(us, vs, west, east)
  joinFootpaths(arterial)
  const lines: Line[] = [...arterial, ...countyRoads(communities, railU)]
  const blocks: Block[] = []
  const names = createStreetNames(random)
  for (const [index, community] of communities.entries()) {
    const parts = subdivide(community, index, rail.u, names, seededRandom(seed, `blocks ${index}`))
    blocks.push(...parts.blocks)
    lines.push(...parts.lines)
  }
  const oldTown: Point = [((us[4] as number) + (us[3] as number)) / 2 + 300, vs[4] as number]
  const diagonals = drawDiagonals(us, vs)
  const cut = diagonals.reduce(cutAlong, blocks)
  placeStation(cut, rail.u)
  return { lines: [...lines, ...diagonals], blocks: cut, communities, rail, river: { west, east }, oldTown }
}

function coreCommunities(us: number[], vs: number[], random: Random): Community[] {
  const communities: Community[] = []
  const villagesAround = 17
  const cells = (us.length - 1) * (vs.length - 1)
  const inTwo = new Set(
    random
      .shuffled(['4,1', '1,2', '2,3', '4,4', '5,3', '6,1', '3,4', '2,1'])
      .slice(0, COMMUNITY_COUNT - villagesAround - cells),
  )
  for (const [row, townships] of CORE_TOWNSHIPS.entries()) {
    for (const [column, township] of [...townships].entries()) {
      const bounds = {
        west: us[column] as number,
        east: us[column + 1] as number,
        north: vs[vs.length - 1 - row] as number,
        south: vs[vs.length - 2 - row] as number,
      }
      const key = `${column},${row}`
      const one: Community = {
        township: township as TownshipKey,
        rural: false,
        oldTown: OLD_TOWN_CELLS.includes(key),
        poorlyMapped: POOR_CELLS.includes(key),
        shutGates: random.between(0, 0.9),
        vacancy: vacancyAt(column, row),
        fringe: null,
        bounds,
      }
      if (!inTwo.has(key)) communities.push(one)
      else {
        const middle = Math.round(bounds.west + (bounds.east - bounds.west) * random.between(0.44, 0.56))
        communities.push(
          { ...one, bounds: { ...bounds, east: middle } },
          { ...one, bounds: { ...bounds, west: middle } },
        )
      }
    }
  }
  return communities
}

/** Seventeen villages around the core, their outer edge uneven. */
function villages(us: number[], vs: number[], random: Random): Community[] {
  const u = (index: number) => us[index] as number
  const v = (index: number) => vs[index] as number
  const grown = (side: 'north' | 'south' | 'east' | 'west') => ({ side, metres: far(380, 900) })
  const far = (low: number, high: number) => Math.round(random.between(low, high))
  const list: [TownshipKey, number, number, number, number, Community['fringe']?][] = [
    ['D', u(0), v(6), u(2), far(4700, 5200)],
    ['D', u(2), v(6), u(4), far(5300, 5900), grown('south')],
    ['D', u(4), v(6), u(6), far(4900, 5500), grown('south')],
    ['D', u(6), v(6), u(9), far(5000, 5600)],
    ['U', u(0), far(-5500, -4900), u(2), v(0)],
    ['U', u(2), far(-6100, -5600), u(4), v(0), grown('north')],
    ['N', u(4), far(-5600, -5000), u(6), v(0)],
    ['L', u(6), far(-6000, -5500), u(7), v(0), grown('north')],
    ['L', u(7), far(-5300, -4800), u(9), v(0)],
    ['U', far(-7700, -7100), v(5), u(0), far(4100, 4500)],
    ['U', far(-8300, -7700), 0, u(0), v(5), grown('east')],
    ['U', far(-8000, -7300), v(1), u(0), 0, grown('east')],
    ['U', far(-7500, -6900), far(-4700, -4200), u(0), v(1)],
    ['D', u(9), v(5), far(7000, 7500), far(4200, 4700)],
    ['D', u(9), 0, far(7500, 8100), v(5)],
    ['D', u(9), v(1), far(7700, 8300), 0, grown('west')],
    ['L', u(9), far(-4900, -4300), far(7000, 7600), v(1)],
  ]
  return list.map(([township, west, south, east, north, fringe = null]) => ({
    township,
    rural: true,
    oldTown: false,
    poorlyMapped: false,
    shutGates: 0.5,
    vacancy: 0.42,
    fringe,
    bounds: { west, south, east, north },
  }))
}

function arterials(us: number[], vs: number[], west: number, east: number): Line[] {
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
  return lines
}

/** Between two villages runs a road, save along river and railway. */
function countyRoads(communities: Community[], railU: number): Line[] {
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
function drawDiagonals(us: number[], vs: number[]): Line[] {
  const crossing = (column: number, row: number): Point => [us[column] as number, vs[row] as number]
  const list: [Point, Point, string][] = [
    [crossing(3, 2), crossing(5, 1), '南浦斜街'],
    [crossing(1, 5), crossing(3, 4), '北渡斜街'],
    [crossing(7, 4), crossing(8, 5), '砚台斜街'],
  ]
  return list.map(([from, to, name]) => ({ from, to, class: 'tertiary', name, mapped: true, tags: {}, stops: [] }))
}

/** The city thins out towards its corners. */
function vacancyAt(column: number, row: number): number {
  const rim = Number(column === 0 || column === 8) + Number(row === 0 || row === 5)
  return [0.015, 0.13, 0.36][rim] as number
}

/** The station stands beside the railway, a little south of the river. */
function placeStation(blocks: Block[], railU: number): void {
  const beside = blocks.filter(
    ({ shape, ground }) =>
      ground !== 'railside' && Math.max(...shape.map((point) => point[0])) === railU - RAIL_STRIP_METRES,
  )
  const southOf = ({ shape }: Block) => Math.abs(centreOf(shape)[1] + 700)
  const nearest = beside.reduce((best, block) => (southOf(block) < southOf(best) ? block : best))
  nearest.ground = 'station'
}

/** Ways for walkers only: promenades along the river, a footbridge with stairs, a passage under the railway. */
function footpaths(us: number[], vs: number[], railU: number): Line[] {
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
function joinFootpaths(lines: Line[]): void {
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
