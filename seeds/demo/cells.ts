import type { CellKind, Level } from '@wangge/db/vocabulary'
import type { GridCellRow } from '../rows.ts'
import type { Boundaries } from './boundaries.ts'
import type { Division, Divisions } from './divisions.ts'
import type { Block, Ground, Plan } from './plan.ts'
import type { Site } from './site.ts'

/** The day the sample's boundaries came into force. */
const VALID_FROM = '2024-01-01'

const BLOCK_KINDS: Record<Ground, CellKind> = {
  estate: 'block',
  towers: 'block',
  oldTown: 'courtyard',
  fields: 'group',
  park: 'other',
  school: 'other',
  works: 'other',
  market: 'other',
  station: 'other',
  office: 'other',
  vacant: 'other',
  bank: 'other',
  railside: 'other',
}

/** Grid cells of every level, parents before children; a parent's boundary is the union of its children's. */
export function buildCells(
  plan: Plan,
  divisions: Divisions,
  boundaries: Boundaries,
  people: Map<Block, { people: number; dwellings: number }>,
): GridCellRow[] {
  const { prefecture, county, townships, communities } = divisions
  const blockRows = plan.blocks.map((block): Cell => {
    const rings = [boundaries.ringOf(block.shape)]
    return { rings, people: 0, dwellings: 0, ...people.get(block) }
  })
  const communityCells = communities.map((_, index) =>
    merge(
      blockRows.filter((_, at) => plan.blocks[at]?.community === index),
      boundaries,
    ),
  )
  const townshipCells = [...townships.keys()].map((key) =>
    merge(
      communityCells.filter((_, index) => plan.communities[index]?.township === key),
      boundaries,
    ),
  )
  const whole = merge(townshipCells, boundaries)
  const row = (
    division: Division,
    level: Level,
    kind: CellKind,
    parentCode: string | null,
    cell: Cell,
  ): GridCellRow => ({
    code: division.code,
    level,
    kind,
    name: division.name,
    parentCode,
    population: cell.people,
    households: cell.dwellings,
    boundary: { validFrom: VALID_FROM, validTo: null, geometry: boundaries.polygonsOf(cell.rings) },
  })
  return [
    row(prefecture, 'prefecture', 'prefecture', null, whole),
    row(county, 'county', 'county', prefecture.code, whole),
    ...[...townships.values()].map((township, index) => {
      const kind = township.name.endsWith('镇') ? 'town' : 'subdistrict'
      return row(township, 'township', kind, county.code, townshipCells[index] as Cell)
    }),
    ...communities.map((community, index) => {
      const kind = plan.communities[index]?.rural ? 'village' : 'community'
      return row(community, 'community', kind, `${community.code.slice(0, 9)}000`, communityCells[index] as Cell)
    }),
    ...plan.blocks.map((block, index) => {
      const parent = (communities[block.community] as Division).code
      return row(
        divisions.blocks.get(block) as Division,
        'cell',
        BLOCK_KINDS[block.ground],
        parent,
        blockRows[index] as Cell,
      )
    }),
  ]
}

interface Cell {
  rings: number[][]
  people: number
  dwellings: number
}

function merge(cells: Cell[], boundaries: Boundaries): Cell {
  const sum = (key: 'people' | 'dwellings') => cells.reduce((total, cell) => total + cell[key], 0)
  return {
    rings: boundaries.unionOf(cells.flatMap(({ rings }) => rings)),
    people: sum('people'),
    dwellings: sum('dwellings'),
  }
}

/** People and dwellings of each block, from its buildings. */
export function countPeople(
  sites: Map<Block, Site>,
  peopleOf: (dwellings: number) => number,
): Map<Block, { people: number; dwellings: number }> {
  const counts = new Map<Block, { people: number; dwellings: number }>()
  for (const [block, { buildings }] of sites) {
    let [people, dwellings] = [0, 0]
    for (const building of buildings) {
      people += peopleOf(building.dwellings)
      dwellings += building.dwellings
    }
    counts.set(block, { people, dwellings })
  }
  return counts
}
