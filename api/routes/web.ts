import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { ServiceError } from '../errors.ts'
import type { Env } from './router.ts'
import { matches } from './tiles.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Zipped already, or too small to gain. */
const INCOMPRESSIBLE = new Set(['.woff2', '.png', '.ico'])
const WORTH_COMPRESSING_BYTES = 1024
/** Quality 5 is 3 % larger than 9 on the map library and eight times as fast; the result is kept. */
const BROTLI_QUALITY = 5

/** What stands in for the pages until they are built; the browser asks again by itself. */
const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>网格</title><p>页面正在生成… The pages are being built…'

type Coding = 'br' | 'gzip' | 'identity'

interface Asset {
  etag: string
  type: string
  compressible: boolean
  bodies: Map<Coding, Promise<Uint8Array<ArrayBuffer>>>
}

/** The built pages: files by their path, index.html for every address of the single page. Hashed files may be kept for ever. */
export function createWebRoutes(webDirectory: string): Hono<Env> {
  const assets = new Map<string, { modified: number; asset: Promise<Asset> }>()
  const find = async (path: string): Promise<Asset | null> => {
    const file = join(webDirectory, normalize(path))
    if (!file.startsWith(webDirectory)) return null
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return null
    const known = assets.get(file)
    if (known?.modified === found.mtimeMs) return known.asset
    const asset = readAsset(file)
    assets.set(file, { modified: found.mtimeMs, asset })
    return asset
  }

  return new Hono<Env>().get('*', async (c) => {
    const path = decodeURIComponent(c.req.path)
    const exact = path === '/' ? null : await find(path)
    if (exact) return send(c, exact, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    // A missing file must not answer with a page; an address of the single page has no ending.
    const page = extname(path) === '' || path === '/' ? await find(entryOf(path)) : null
    if (page) return send(c, page, 'no-cache')
    if (path === '/') return c.html(NOT_BUILT, 503, { 'cache-control': 'no-store', 'retry-after': '2', refresh: '2' })
    throw new ServiceError('unknownRoute', `There is nothing at ${path}`, { path })
  })
}

/** The field app is a page of its own, so that a phone fetches nothing of the desks. */
const entryOf = (path: string): string => (/^\/field(\/|$)/.test(path) ? '/field.html' : '/index.html')

async function readAsset(file: string): Promise<Asset> {
  const bytes = new Uint8Array(await readFile(file))
  const ending = extname(file)
  return {
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    type: TYPES[ending] ?? 'application/octet-stream',
    compressible: !INCOMPRESSIBLE.has(ending) && bytes.length >= WORTH_COMPRESSING_BYTES,
    bodies: new Map([['identity', Promise.resolve(bytes)]]),
  }
}

async function send(c: Context<Env>, asset: Asset, cacheControl: string): Promise<Response> {
  const coding = asset.compressible ? codingFor(c.req.header('accept-encoding') ?? '') : 'identity'
  const etag = coding === 'identity' ? asset.etag : `${asset.etag.slice(0, -1)}-${coding}"`
  const headers: Record<string, string> = { 'cache-control': cacheControl, etag, vary: 'accept-encoding' }
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers)
  headers['content-type'] = asset.type
  if (coding !== 'identity') headers['content-encoding'] = coding
  return c.body(await bodyIn(asset, coding), 200, headers)
}

function codingFor(accepted: string): Coding {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

async function bodyIn(asset: Asset, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const known = asset.bodies.get(coding)
  if (known) return known
  const made = compress(await bodyIn(asset, 'identity'), coding)
  asset.bodies.set(coding, made)
  return made
}

async function compress(bytes: Uint8Array, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const zipped =
    coding === 'br'
      ? await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : await promisify(gzip)(bytes)
  return new Uint8Array(zipped)
}
