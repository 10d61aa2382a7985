import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { buildWalkGraph, type PlanSettings } from '@wangge/api/walk'
import { readStreets } from '@wangge/seeds'
import { build } from 'esbuild'
import { percentile } from '../load/intake.ts'
import { sharedData } from '../real/shared.ts'
import { printFigure, printMachine } from './figures.ts'
import type { Drag } from './plan-drag.worker.ts'
import { pointerPath, randomFrom, sow } from './plan-drag-ground.ts'

const SEED = 20_261_124
const COUNTS = { residences: 60_000, points: 200 }
const STEPS = 500
/** The engine of the browser compiles what runs often. */
const WARM_UP = 100
/** One of 60 frames a second. */
const FRAME_MS = 16
const SETTINGS: PlanSettings = {
  limitSeconds: 600,
  speedMetresPerSecond: 1.25,
  kinds: [],
  minuteOfWeek: null,
  asksForStaff: false,
  asksForRoom: false,
  weight: 'people',
}

const data = sharedData()

test('dragging a point on Porto is answered within a frame, polygon included', async ({ page }) => {
  test.skip(data === null, '../shared/data is absent')
  printMachine()
  const graph = buildWalkGraph(await readStreets(join(data as string, 'osm/porto_r5.osm.pbf')))
  const random = randomFrom(SEED)
  const base = sow(graph, COUNTS, random)
  const path = [...pointerPath(base, STEPS, random)]
  const { url, server } = await serve({
    '/': { type: 'text/html', body: '<!doctype html><title>drag</title>' },
    '/worker.js': { type: 'text/javascript', body: await bundled('plan-drag.worker.ts') },
    '/graph': { type: 'application/octet-stream', body: Buffer.from(graph.buffer) },
    '/base': {
      type: 'application/json',
      body: JSON.stringify(base, (_, part) => (ArrayBuffer.isView(part) ? [...(part as Int32Array)] : part)),
    },
  })
  try {
    await page.goto(url)
    const first = base.points[0]?.id ?? ''
    const times = await drag(page, { pointId: first, settings: SETTINGS, path })
    const what = `Porto, ${COUNTS.residences} residences, ${COUNTS.points} points: a place of a dragged point, 95th percentile`
    printFigure({ what, measured: percentile(times, 0.95), target: FRAME_MS, unit: 'ms' })
    console.log(`     ${spread(times)}`)
    const withRoom = await drag(page, { pointId: first, settings: { ...SETTINGS, asksForRoom: true }, path })
    console.log(`     with room asked for: ${spread(withRoom)}`)
  } finally {
    server.close()
  }
})

/** Sorted milliseconds of each place but the first ones, in a worker of its own. */
async function drag(page: Page, asked: Drag): Promise<number[]> {
  const { times, seen } = await page.evaluate(
    (question) =>
      new Promise<{ times: number[]; seen: number }>((resolve, reject) => {
        const worker = new Worker('/worker.js')
        worker.onmessage = ({ data }) => {
          worker.terminate()
          resolve(data)
        }
        worker.onerror = ({ message }) => reject(new Error(message))
        worker.postMessage(question)
      }),
    asked,
  )
  expect(seen).toBeGreaterThan(0)
  return times.slice(WARM_UP).sort((a, b) => a - b)
}

function spread(sorted: readonly number[]): string {
  const at = (share: number) => percentile(sorted, share).toFixed(2)
  return `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, slowest ${at(1)} ms of ${sorted.length}`
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
  })
  return outputFiles[0]?.text ?? ''
}

interface Served {
  type: string
  body: string | Buffer
}

async function serve(files: Record<string, Served>): Promise<{ url: string; server: Server }> {
  const server = createServer(({ url = '' }, response) => {
    const file = files[url]
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}
