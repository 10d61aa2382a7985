import type { Transaction } from '@wangge/db'
import { currentNetwork, type NetworkRow } from '@wangge/db/queries/current-network'
import { type DistrictCountsRow, districtCounts } from '@wangge/db/queries/district-counts'
import { type DistrictLevelRow, districtLevels } from '@wangge/db/queries/district-levels'
import { type DistrictRootRow, districtRoots } from '@wangge/db/queries/district-roots'
import { type HazardKindRow, hazardKinds } from '@wangge/db/queries/hazard-kinds'
import { DEMO_CODE_PREFIX, SERVICE_POINT_KINDS } from '@wangge/db/vocabulary'
import type { District } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { findLatestRun } from '../coverage/find-run.ts'
import { presentRun } from '../coverage/present-run.ts'
import { dayIn } from '../days.ts'

/** What the page needs first: where we are, what is loaded, which tiles and figures are current. */
export async function getDistrict({ ctx }: { ctx: Ctx }): Promise<District> {
  const now = ctx.clock()
  const { counts, levels, roots, kinds, network } = await ctx.database.transaction(ctx.who, (tx) =>
    readDistrict(tx, dayIn(ctx.zone, now), ctx.who.scope?.code ?? null),
  )
  const run = await findLatestRun(ctx)
  const { isDemo, ...tallies } = counts
  const bounds = boundsOf(levels) ?? (network ? networkBounds(network) : null)
  return {
    area: areaOf(roots),
    isDemo,
    engine: ctx.database.engine,
    role: ctx.who.role,
    personName: ctx.who.personName,
    scope: ctx.who.scope,
    bounds,
    coreBounds: await ctx.cores.of(ctx.who),
    centre: bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2],
    levels: levels.map(({ level, cells, withBoundary }) => ({ level, cells, withBoundary })),
    counts: tallies,
    network: network ? presentNetwork(network) : null,
    run: run && (await presentRun(ctx, run)),
    tiles: await ctx.versions.of(ctx.who.scope),
    kinds: { hazard: kinds, servicePoint: [...SERVICE_POINT_KINDS] },
    now: now.toISOString(),
  }
}

async function readDistrict(tx: Transaction, today: string, scopeCode: string | null) {
  const [network] = await tx.rows<NetworkRow>(currentNetwork())
  return {
    counts: await tx.one<DistrictCountsRow>(districtCounts(DEMO_CODE_PREFIX)),
    levels: await tx.rows<DistrictLevelRow>(districtLevels(today)),
    roots: await tx.rows<DistrictRootRow>(districtRoots(scopeCode)),
    kinds: await tx.rows<HazardKindRow>(hazardKinds()),
    network,
  }
}

/** The one root is the area; several roots side by side are named together under the first one's code. */
function areaOf(roots: readonly DistrictRootRow[]): District['area'] {
  const [first] = roots
  if (!first) return null
  const named = roots.slice(0, ROOTS_NAMED).map((root) => root.name)
  const name = roots.length > named.length ? `${named.join('、')}…` : named.join('、')
  return { ...first, name }
}

const ROOTS_NAMED = 3

/** Box around the boundaries of all levels; null where no cell has one. */
export function boundsOf(levels: readonly DistrictLevelRow[]): District['bounds'] {
  let bounds: District['bounds'] = null
  for (const { west, south, east, north } of levels) {
    if (west === null || south === null || east === null || north === null) continue
    bounds = bounds
      ? [Math.min(bounds[0], west), Math.min(bounds[1], south), Math.max(bounds[2], east), Math.max(bounds[3], north)]
      : [west, south, east, north]
  }
  return bounds
}

export function networkBounds({ west, south, east, north }: NetworkRow): [number, number, number, number] {
  return [west, south, east, north]
}

function presentNetwork(network: NetworkRow): NonNullable<District['network']> {
  const { id, version, source, attribution, checksum, createdAt, stats } = network
  return {
    ...{ id, version, source, attribution, checksum, createdAt },
    bounds: networkBounds(network),
    kilometres: stats.kilometres,
    vertices: stats.vertices,
    edges: stats.edges,
  }
}
