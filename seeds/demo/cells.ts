import type { CellKind, Level } from '@wangge/db/vocabulary'
import type { MultiPolygon } from 'geojson'
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
  const rings = new Map(plan.blocks.map((block) => [block, boundaries.ringOf(block.shape)]))
  const row = (
    division: Division,
    level: Level,
    kind: CellKind,
    parentCode: string | null,
    blocks: Block[],
  ): GridCellRow => {
    const geometry: MultiPolygon = boundaries.unionOf(blocks.map((block) => rings.get(block) as number[]))
    const sum = (key: 'people' | 'dwellings') =>
      blocks.reduce((total, block) => total + (people.get(block)?.[key] ?? 0), 0)
    return {
      code: division.code,
      level,
      kind,
      name: division.name,
      parentCode,
      population: sum('people'),
      households: sum('dwellings'),
      boundary: { validFrom: VALID_FROM, validTo: null, geometry },
    }
  }
  const { prefecture, county, townships, communities } = divisions
  const blocksOf = (keep: (community: number) => boolean) => plan.blocks.filter(({ community }) => keep(community))
  const rows = [
    row(prefecture, 'prefecture', 'prefecture', null, plan.blocks),
    row(county, 'county', 'county', prefecture.code, plan.blocks),
  ]
  for (const [key, township] of townships) {
    const kind = township.name.endsWith('镇') ? 'town' : 'subdistrict'
    const inside = blocksOf((index) => plan.communities[index]?.township === key)
    rows.push(row(township, 'township', kind, county.code, inside))
  }
  for (const [index, community] of communities.entries()) {
    const kind = plan.communities[index]?.rural ? 'village' : 'community'
    const parent = `${community.code.slice(0, 9)}000`
    rows.push(
      row(
        community,
        'community',
        kind,
        parent,
        blocksOf((at) => at === index),
      ),
    )
  }
  for (const block of plan.blocks) {
    const community = communities[block.community] as Division
    rows.push(row(divisions.blocks.get(block) as Division, 'cell', BLOCK_KINDS[block.ground], community.code, [block]))
  }
  return rows
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
