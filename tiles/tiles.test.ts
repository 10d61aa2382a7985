import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import type { Feature, FeatureCollection } from 'geojson'
import { PbfReader } from 'pbf'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { boundsOf, tileAt } from './cutting/bounds.ts'
import { type CutTile, createTiles, TileError } from './index.ts'

const square = (west: number, south: number, size: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})

const communities: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: '990102001001', name: '木桥社区', kind: 'community', phone: '13800000000' },
      geometry: square(122.209, 43.609, 0.001),
    },
    {
      type: 'Feature',
      properties: { code: '990102001002', name: '菱湖社区', kind: 'community' },
      geometry: square(122.21, 43.609, 0.001),
    },
  ],
}

const streets: FeatureCollection = {
  type: 'FeatureCollection',
  features: ['primary', 'residential', 'footway'].map((roadClass, row) => ({
    type: 'Feature',
    properties: { class: roadClass, name: '', gate: 'none', foot: true },
    geometry: {
      type: 'LineString',
      coordinates: [
        [122.209, 43.609 + row / 1000],
        [122.213, 43.609 + row / 1000],
      ],
    },
  })),
}

function decode(tile: CutTile | 'empty') {
  if (tile === 'empty') throw new Error('expected a tile with something in it')
  return new VectorTile(new PbfReader(gunzipSync(tile.gzip)))
}

describe('tiles', () => {
  let cacheDir: string
  const loadFeatures = vi.fn(async (layer: string) => (layer === 'streets' ? streets : communities))
  const open = () => createTiles({ loadFeatures, cacheDir, workerPath: null })

  beforeEach(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'tiles-'))
    loadFeatures.mockClear()
  })
  afterEach(() => rm(cacheDir, { recursive: true, force: true }))

  it('rounds buildings to half a pixel at zoom 13 and keeps them where they stand', async () => {
    loadFeatures.mockResolvedValueOnce({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { layer: 'building', name: '' }, geometry: square(122.209, 43.609, 0.001) },
      ],
    })
    const tiles = open()
    const [z, x, y] = tileAt(122.2095, 43.6095, 13)
    const layer = decode(await tiles.tile('backdrop', 'v1', '99', z, x, y)).layers['backdrop']
    expect(layer?.extent).toBe(1024)
    const json = layer?.feature(0).toGeoJSON(x, y, z)
    const [west = 0, south = 0, east = 0, north = 0] = boundsOf(json ? [json as Feature] : []) ?? []
    const halfPixel = 360 / 2 ** 13 / 1024
    expect(Math.abs(west - 122.209)).toBeLessThanOrEqual(halfPixel)
    expect(Math.abs(east - 122.21)).toBeLessThanOrEqual(halfPixel)
    expect(Math.abs(south - 43.609)).toBeLessThanOrEqual(halfPixel)
    expect(Math.abs(north - 43.61)).toBeLessThanOrEqual(halfPixel)
    await tiles.close()
  })

  it('cuts a gzipped tile with the declared fields and nothing else', async () => {
    const tiles = open()
    const layer = decode(await tiles.tile('community', 'v1', '99', ...tileAt(122.21, 43.61, 13))).layers['community']
    expect(layer?.length).toBe(2)
    expect(layer?.feature(0).properties).toEqual({ code: '990102001001', name: '木桥社区', kind: 'community' })
  })

  it('is empty outside the bounds and where nothing lies', async () => {
    const tiles = open()
    expect(await tiles.tile('community', 'v1', '99', ...tileAt(10, 50, 13))).toBe('empty')
    expect(await tiles.tile('community', 'v1', '99', 1, 1, 0)).toBe('empty')
  })

  it('answers an unknown layer and bad numbers with a typed error', async () => {
    const tiles = open()
    await expect(tiles.tile('secrets', 'v1', '99', 1, 0, 0)).rejects.toMatchObject({ code: 'unknownLayer' })
    const addresses: [number | string, number | string, number][] = [
      ['x', 0, 0],
      [3, 8, 0],
      [3, -1, 0],
      [99, 0, 0],
      [3, '1.5', 0],
    ]
    for (const address of addresses)
      await expect(tiles.tile('cell', 'v1', '99', ...address)).rejects.toMatchObject({ code: 'badAddress' })
    await expect(tiles.tile('cell', '../..', '99', 3, 0, 0)).rejects.toBeInstanceOf(TileError)
    await expect(tiles.tile('cell', 'v1', '..', 3, 0, 0)).rejects.toBeInstanceOf(TileError)
  })

  it('keeps scopes apart: each is loaded and cached under its own key', async () => {
    const tiles = open()
    const address = tileAt(122.21, 43.61, 13)
    await tiles.tile('community', 'v1', '990102001', ...address)
    await tiles.tile('community', 'v1', '990102002', ...address)
    expect(loadFeatures.mock.calls).toEqual([
      ['community', '990102001'],
      ['community', '990102002'],
    ])
  })

  it('serves the same bytes and etag from disk after a restart, without loading features', async () => {
    const address = tileAt(122.21, 43.61, 13)
    const first = open()
    const cut = (await first.tile('community', 'v1', '99', ...address)) as CutTile
    await first.close()
    loadFeatures.mockClear()
    const again = (await open().tile('community', 'v1', '99', ...address)) as CutTile
    expect(again.etag).toBe(cut.etag)
    expect(Buffer.from(again.gzip).equals(Buffer.from(cut.gzip))).toBe(true)
    expect(loadFeatures).not.toHaveBeenCalled()
  })

  it('loads once for parallel requests, and again after a failed load', async () => {
    const tiles = open()
    const address = tileAt(122.21, 43.61, 13)
    loadFeatures.mockRejectedValueOnce(new Error('database is away'))
    await expect(tiles.tile('community', 'v1', '99', ...address)).rejects.toThrow('database is away')
    await Promise.all([1, 2, 3].map(() => tiles.tile('community', 'v1', '99', ...address)))
    expect(loadFeatures).toHaveBeenCalledTimes(2)
  })

  it('reads GeoJSON text as well as a collection', async () => {
    const tiles = createTiles({
      loadFeatures: async () => new TextEncoder().encode(JSON.stringify(communities)),
      cacheDir: null,
      workerPath: null,
    })
    const tile = await tiles.tile('community', 'v1', '99', ...tileAt(122.21, 43.61, 13))
    expect(decode(tile).layers['community']?.length).toBe(2)
  })

  it('holds only arterials below zoom 12 and footpaths from 13', async () => {
    const tiles = open()
    const classesAt = async (zoom: number) => {
      const layer = decode(await tiles.tile('streets', 'v1', '99', ...tileAt(122.21, 43.61, zoom))).layers['streets']
      return [...Array(layer?.length ?? 0).keys()].map((row) => layer?.feature(row).properties['class'])
    }
    expect(await classesAt(11)).toEqual(['primary'])
    expect(await classesAt(12)).toEqual(['primary', 'residential'])
    expect(await classesAt(13)).toEqual(['primary', 'residential', 'footway'])
  })

  it('drops the tiles of older versions from disk', async () => {
    const tiles = open()
    await tiles.tile('community', 'v1', '99', ...tileAt(122.21, 43.61, 13))
    await tiles.tile('community', 'v2', '99', ...tileAt(122.21, 43.61, 13))
    await tiles.close()
    await tiles.keepOnly('community', 'v2')
    expect(await readdir(join(cacheDir, 'community'))).toEqual(['v2'])
  })

  it('describes a layer as TileJSON 3 with fields, zooms, bounds and attribution', async () => {
    const json = await open().tileJson('community', {
      version: 'v1',
      scopeKey: '99',
      attribution: '演示数据',
      baseUrl: 'http://127.0.0.1:8787/tiles',
    })
    expect(json).toMatchObject({
      tilejson: '3.0.0',
      tiles: ['http://127.0.0.1:8787/tiles/community/v1/{z}/{x}/{y}.mvt'],
      minzoom: 8,
      maxzoom: 14,
      attribution: '演示数据',
      vector_layers: [
        { id: 'community', fields: { code: 'String', name: 'String', kind: 'String' } },
        { id: 'community_line', fields: {} },
        { id: 'community_label', fields: { code: 'String', name: 'String', short: 'String', rank: 'Number' } },
      ],
    })
    expect(json.bounds?.map((degree) => Math.round(degree * 1000) / 1000)).toEqual([122.209, 43.609, 122.211, 43.61])
  })
})
