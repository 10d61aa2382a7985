import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, test } from '@playwright/test'
import { withDirectory } from '../product/directory.ts'
import { wanggeBin } from '../product/start.ts'
import { sharedData } from '../real/shared.ts'
import { printFigure } from './figures.ts'

const RESIDENCES = 1_000_000
const POINTS = 3000
const PEAK_MEGABYTES = 400
/** The densely mapped middle of the Porto file: west, south, east, north. */
const PORTO = [-8.7, 41.05, -8.35, 41.35] as const

const data = sharedData()

test('walk times of a million residences on Porto', async () => {
  test.skip(data === null, 'the folder of real data is absent; WANGGE_SHARED_DATA names it')
  await withDirectory(async (folder) => {
    const from = await places(join(folder, 'points.csv'), POINTS, 1)
    const to = await places(join(folder, 'residences.csv'), RESIDENCES, 2)
    const streets = join(data ?? '', 'osm/porto_r5.osm.pbf')
    const times = join(folder, 'times.csv')
    const { peakMegabytes, seconds } = await peakOf(
      ['walk', 'times', streets, '--from', from, '--to', to, '--csv'],
      times,
    )
    printFigure({
      what: 'walk times, 1,000,000 residences: peak memory',
      measured: peakMegabytes,
      target: PEAK_MEGABYTES,
      unit: 'MB',
    })
    console.log(`     in ${seconds.toFixed(1)} s`)
    expect((await readFile(times, 'latin1')).trim().split('\n').length).toBe(RESIDENCES + 1)
  })
})

/** Writes id,lon,lat spread evenly over Porto; the same seed writes the same file. */
async function places(path: string, howMany: number, seed: number): Promise<string> {
  const [west, south, east, north] = PORTO
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  await writeFile(path, 'id,lon,lat\n')
  function* lines() {
    for (let index = 0; index < howMany; index++) {
      yield `${index},${(west + random() * (east - west)).toFixed(6)},${(south + random() * (north - south)).toFixed(6)}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: 'a' }))
  return path
}

/** Runs the command into a file; its peak resident memory as the kernel counts it (VmHWM, Linux). */
async function peakOf(parameters: string[], output: string): Promise<{ peakMegabytes: number; seconds: number }> {
  const since = performance.now()
  const child = spawn(process.execPath, [wanggeBin, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] })
  let peakKilobytes = 0
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    peakKilobytes = Math.max(peakKilobytes, Number(status.match(/VmHWM:\s+(\d+) kB/)?.[1] ?? 0))
  }, 50)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  await pipeline(child.stdout, createWriteStream(output))
  expect(await ended).toBe(0)
  clearInterval(watch)
  return { peakMegabytes: peakKilobytes / 1024, seconds: (performance.now() - since) / 1000 }
}
