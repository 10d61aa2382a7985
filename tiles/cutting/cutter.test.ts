import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCutter } from './cutter.ts'

let directory: string
let workerPath: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cutter-'))
  workerPath = join(directory, 'worker.mjs')
  const entry = new URL('./worker.ts', import.meta.url).pathname
  await build({ entryPoints: [entry], outfile: workerPath, bundle: true, platform: 'node', format: 'esm' })
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const point = {
  type: 'FeatureCollection' as const,
  features: [
    {
      type: 'Feature' as const,
      properties: { code: '9', name: '甲', kind: 'other' },
      geometry: { type: 'Point' as const, coordinates: [122.2, 43.6] },
    },
  ],
}

it('cuts in a worker thread to the same bytes as in process', async () => {
  const cutters = [createCutter(workerPath), createCutter(null)]
  const tiles = await Promise.all(
    cutters.map(async (cutter) => {
      await cutter.ask({ type: 'index', key: 'a', layer: 'county', features: point })
      const reply = await cutter.ask({ type: 'cut', key: 'a', z: 4, x: 13, y: 5 })
      await cutter.close()
      return 'tile' in reply ? reply.tile?.etag : undefined
    }),
  )
  expect(tiles[0]).toMatch(/^"/)
  expect(tiles[0]).toBe(tiles[1])
})

it('says so when an index is missing, and reports a failure as text', async () => {
  const cutter = createCutter(workerPath)
  expect(await cutter.ask({ type: 'cut', key: 'none', z: 0, x: 0, y: 0 })).toEqual({ missing: true })
  const broken = new TextEncoder().encode('{')
  expect(await cutter.ask({ type: 'index', key: 'b', layer: 'county', features: broken })).toHaveProperty('error')
  await cutter.close()
})
