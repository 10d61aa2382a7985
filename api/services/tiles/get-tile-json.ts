import type { TileJson } from '@wangge/tiles'
import type { Ctx } from '../../house.ts'
import { currentVersion, tileScopeKey } from './get-tile.ts'

/** Version that no content ever has: a layer without anything in it. */
const NOTHING = 'none'

/** TileJSON of a layer as the asker sees it; `baseUrl` ends in /tiles. Throws `unknownLayer`. */
export async function getTileJson({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { layer: string; baseUrl: string }
}): Promise<TileJson> {
  const { layer, baseUrl } = input
  const version = (await currentVersion({ ctx, input: { layer } })) ?? NOTHING
  const attribution = (await ctx.networks.current())?.attribution ?? ''
  return ctx.tiles.tileJson(layer, { version, scopeKey: tileScopeKey(ctx, layer), attribution, baseUrl })
}
