import type { GridCellRow, HazardRow, ResidenceRow, ServicePointRow, StreetData, TeamRow } from '@wangge/seeds'

/** West edge of township 150502100; 150502101 begins where it ends. Trimming the first code's zeros would let it hold the second. */
export const WEST = 122
export const SOUTH = 43
/** Some 815 m by 1,112 m a township. */
const WIDTH = 0.01
const HEIGHT = 0.01
export const TOWNSHIPS = ['150502100000', '150502101000'] as const
const NOW = '2026-11-21T12:00:00.000Z'

/** A street every hundred metres both ways over both townships. */
export function quarterStreets(): StreetData {
  const columns = 21
  const rows = 11
  const nodes = columns * rows
  const node = (column: number, row: number) => row * columns + column
  const ways: number[][] = []
  for (let row = 0; row < rows; row++) ways.push(Array.from({ length: columns }, (_, column) => node(column, row)))
  for (let column = 0; column < columns; column++)
    ways.push(Array.from({ length: rows }, (_, row) => node(column, row)))
  const wayStart = new Uint32Array(ways.length + 1)
  for (const [index, way] of ways.entries()) wayStart[index + 1] = (wayStart[index] ?? 0) + way.length
  return {
    nodeLon: Float64Array.from({ length: nodes }, (_, index) => WEST + (index % columns) * 0.001),
    nodeLat: Float64Array.from({ length: nodes }, (_, index) => SOUTH + Math.floor(index / columns) * 0.001),
    nodeTags: new Map(),
    wayId: Float64Array.from(ways.keys()),
    wayStart,
    wayNodes: Uint32Array.from(ways.flat()),
    wayTags: ways.map((_, index) => ({
      highway: 'residential',
      name: index < rows ? `横${index}路` : `纵${index - rows}街`,
    })),
    backdrop: [{ layer: 'green', name: '公园', geometry: square(WEST + 0.0045, SOUTH + 0.0045, 0.0002) }],
    source: { name: 'quarter.osm', date: null, attribution: 'drawn', sha256: '0'.repeat(64) },
  }
}

/** Prefecture, county, both townships, a community and a small cell in each; boundaries from the township down. */
export function quarterCells(): GridCellRow[] {
  return [
    cell('150500000000', 'prefecture', 'prefecture', '通辽市', null, null),
    cell('150502000000', 'county', 'county', '科尔沁区', '150500000000', null),
    ...TOWNSHIPS.flatMap((township, index) => {
      const west = WEST + index * WIDTH
      const community = `${township.slice(0, 9)}001`
      return [
        cell(township, 'township', 'town', `镇${index}`, '150502000000', [west, WIDTH]),
        cell(community, 'community', 'community', `社区${index}`, township, [west, WIDTH]),
        cell(`${community}01`, 'cell', 'block', `网格${index}`, community, [west, WIDTH / 2]),
      ]
    }),
  ]
}

/** Twenty blocks of ten people in each township, one row of them north of the streets' middle. */
export function quarterResidences(): ResidenceRow[] {
  return TOWNSHIPS.flatMap((_, township) =>
    Array.from({ length: 20 }, (_, index) => ({
      code: `R${township}-${String(index).padStart(2, '0')}`,
      kind: 'block' as const,
      name: `楼${township}-${index}`,
      address: `横5路${index}号`,
      dwellings: 4,
      people: 10,
      lon: WEST + township * WIDTH + 0.00025 + (index % 10) * 0.001,
      lat: SOUTH + 0.0051 + Math.floor(index / 10) * 0.004,
    })),
  )
}

/** One point at the south-west corner of each township's small cell. */
export function quarterPoints(): ServicePointRow[] {
  return TOWNSHIPS.map((_, township) => ({
    code: `P${township}`,
    name: `服务点${township}`,
    kind: township === 0 ? 'consultation' : 'microStation',
    address: '横1路1号',
    openingHours: township === 0 ? 'Mo-Su 08:00-22:00' : '24/7',
    staffed: true,
    capacity: null,
    lon: WEST + township * WIDTH + 0.0005,
    lat: SOUTH + 0.0005,
  }))
}

export function quarterTeams(): TeamRow[] {
  return TOWNSHIPS.map((cellCode, township) => ({
    code: `T${township}`,
    name: `巡逻${township}队`,
    kind: 'patrol',
    state: 'free',
    members: 5,
    hasVehicle: false,
    equipment: { extinguishers: 2 },
    cellCode,
    position: { lon: WEST + township * WIDTH + 0.002, lat: SOUTH + 0.002, at: NOW },
  }))
}

/** In each township: one overdue, one due soon, one on time, one paused, one without due time, one closed. */
export function quarterHazards(): HazardRow[] {
  const hours = (count: number) => new Date(Date.parse(NOW) + count * 3_600_000).toISOString()
  const kinds: [string, Partial<HazardRow>][] = [
    ['overdue', { dueAt: hours(-1) }],
    ['soon', { dueAt: hours(1) }],
    ['ontime', { dueAt: hours(100) }],
    ['paused', { dueAt: hours(-0.5), pausedAt: hours(-2) }],
    ['notStarted', {}],
    ['closed', { state: 'closedOut', closedOutAt: hours(-1), dueAt: hours(2) }],
  ]
  return TOWNSHIPS.flatMap((_, township) =>
    kinds.map(([clock, more], index) => ({
      serial: `20261121-${township}00${index}`,
      kind: 'blockedFireLane',
      grade: 'general',
      state: 'verified',
      source: 'resident',
      description: `${clock}${township}`,
      address: `横2路${index}号`,
      reportedAt: hours(-10),
      dueAt: null,
      pausedAt: null,
      closedOutAt: null,
      lon: WEST + township * WIDTH + 0.003,
      lat: SOUTH + 0.003,
      ...more,
    })),
  )
}

/** The moment at which the hazards stand as they are named. */
export const quarterNow = new Date(NOW)

function cell(
  code: string,
  level: GridCellRow['level'],
  kind: GridCellRow['kind'],
  name: string,
  parentCode: string | null,
  area: [west: number, width: number] | null,
): GridCellRow {
  const boundary = area && {
    validFrom: '2026-01-01',
    validTo: null,
    geometry: rectangle(area[0], SOUTH, area[1], HEIGHT),
  }
  return { code, level, kind, name, parentCode, population: null, households: null, boundary }
}

export function rectangle(west: number, south: number, width: number, height: number) {
  const [east, north] = [west + width, south + height]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'MultiPolygon' as const, coordinates: [[ring]] }
}

function square(west: number, south: number, size: number) {
  return { type: 'Polygon' as const, coordinates: rectangle(west, south, size, size).coordinates[0] ?? [] }
}
