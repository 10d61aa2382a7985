import type { CachedTile } from '@wangge/tiles'
import { isLayerName, LAYER_NAMES } from '@wangge/tiles'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { scopeKeyOf } from '../scopes.ts'

interface TileInput {
  layer: string
  version: string
  z: string
  x: string
  y: string
}

/** One tile as the asker may see it, or `empty`. A version that is not current is refused: its features may be gone. */
export async function getTile({ ctx, input }: { ctx: Ctx; input: TileInput }): Promise<CachedTile> {
  const { layer, version, z, x, y } = input
  const current = await currentVersion({ ctx, input: { layer } })
  if (version !== current) {
    throw new ServiceError(
      'staleTileVersion',
      `The tiles of ${layer} are at version ${current ?? 'none'}, not ${version}`,
      {
        layer,
        version,
        current: current ?? '',
      },
    )
  }
  return ctx.tiles.tile(layer, version, tileScopeKey(ctx, layer), z, x, y)
}

/** Version of a layer in the asker's scope, null where there is nothing to draw; throws `unknownLayer`. */
export async function currentVersion({ ctx, input }: { ctx: Ctx; input: { layer: string } }): Promise<string | null> {
  const { layer } = input
  if (!isLayerName(layer)) {
    throw new ServiceError('unknownLayer', `There is no tile layer ${layer}; there are ${LAYER_NAMES.join(', ')}`, {
      layer,
      layers: [...LAYER_NAMES],
    })
  }
  return (await ctx.versions.of(ctx.who.scope))[layer] ?? null
}

/** Streets belong to no township: one copy serves everybody. */
export function tileScopeKey(ctx: Ctx, layer: string): string {
  return layer === 'streets' || layer === 'backdrop' ? 'all' : scopeKeyOf(ctx.who.scope)
}
