import { gunzipSync } from 'node:zlib'
import type { CachedTile } from '@wangge/tiles'
import { type Context, Hono } from 'hono'
import { getTile } from '../services/tiles/get-tile.ts'
import { getTileJson } from '../services/tiles/get-tile-json.ts'
import type { Env } from './router.ts'

/** A version never changes its bytes; it names a scope, so no shared cache may keep it. */
const IMMUTABLE = 'private, max-age=31536000, immutable'

export const tileRoutes = new Hono<Env>()
  .get('/:file{[^/]+\\.json}', async (c) => {
    const layer = c.req.param('file').slice(0, -'.json'.length)
    const baseUrl = `${new URL(c.req.url).origin}/tiles`
    const tileJson = await getTileJson({ ctx: c.var.ctx, input: { layer, baseUrl } })
    return c.json(tileJson, 200, { 'cache-control': 'private, no-cache' })
  })
  .get('/:layer/:version/:z/:x/:file{[^/]+\\.mvt}', async (c) => {
    const { layer, version, z, x, file } = c.req.param()
    const tile = await getTile({ ctx: c.var.ctx, input: { layer, version, z, x, y: file.slice(0, -'.mvt'.length) } })
    return answerTile(c, tile, IMMUTABLE)
  })

/** A tile as the asker's browser takes it; `cacheControl` says who may keep it. */
export function answerTile(c: Context, tile: CachedTile | 'empty', cacheControl: string): Response {
  if (tile === 'empty') return c.body(null, 204, { 'cache-control': cacheControl })
  const headers = { 'cache-control': cacheControl, etag: tile.etag, vary: 'accept-encoding' }
  if (matches(c.req.header('if-none-match'), tile.etag)) return c.body(null, 304, headers)
  const type = { ...headers, 'content-type': 'application/vnd.mapbox-vector-tile' }
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(asBody(gunzipSync(tile.gzip)), 200, type)
  return c.body(asBody(tile.gzip), 200, { ...type, 'content-encoding': 'gzip' })
}

/** Weak comparison of RFC 9110, 13.1.2. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}

function asBody(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}
