import { NOBODY, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { currentNetwork, type NetworkRow } from '@wangge/db/queries/current-network'
import { type DistrictLevelRow, districtLevels } from '@wangge/db/queries/district-levels'
import type { CachedTile } from '@wangge/tiles'
import type { ReportMap } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { House } from '../../house.ts'
import { dayIn } from '../days.ts'
import { boundsOf, networkBounds } from '../district/get-district.ts'
import { getTile } from '../tiles/get-tile.ts'
import { areaNamesShown } from './area-names.ts'
import { findArea } from './areas.ts'

/** Layers that anybody may see: streets and what lies beneath them. Nothing of cells, homes, points or cases is in them. */
const BASE_LAYERS: readonly string[] = ['streets', 'backdrop']

/** Where a resident's map opens, and what it draws; `area` is the code of the area he chose, or ''. */
export async function baseMap({ house, input }: { house: House; input: { area: string } }): Promise<ReportMap> {
  const today = dayIn(house.zone, house.clock())
  const read = async (tx: Transaction) => {
    const levels = await tx.rows<DistrictLevelRow>(districtLevels(today))
    const [network] = await tx.rows<NetworkRow>(currentNetwork())
    return { levels, network }
  }
  const { levels, network } = await house.database.transaction(WHOLE_SYSTEM, read)
  const core = await house.cores.of(WHOLE_SYSTEM)
  const area = input.area === '' ? null : await findArea(house, input.area)
  const { streets, backdrop } = await house.versions.of(NOBODY.scope)
  return {
    bounds: boundsOf(levels) ?? (network ? networkBounds(network) : null),
    coreBounds: core && [coarse(core[0]), coarse(core[1]), coarse(core[2]), coarse(core[3])],
    area: area?.position ?? null,
    names: await areaNamesShown(house),
    tiles: { ...(streets && { streets }), ...(backdrop && { backdrop }) },
    attribution: network?.attribution ?? '',
  }
}

/** A tile of the base map; any other layer is unknown here. Throws unknownLayer, staleTileVersion. */
export async function baseTile({
  house,
  input,
}: {
  house: House
  input: Parameters<typeof getTile>[0]['input']
}): Promise<CachedTile | 'empty'> {
  const { layer } = input
  if (!BASE_LAYERS.includes(layer))
    throw new ServiceError('unknownLayer', `Residents have no layer ${layer}`, { layer, layers: [...BASE_LAYERS] })
  return getTile({ ctx: { ...house, who: NOBODY }, input })
}

/** To a hundredth of a degree: where a few people live is not told. */
const coarse = (degrees: number): number => Math.round(degrees * 100) / 100
