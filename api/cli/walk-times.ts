import { once } from 'node:events'
import { SourceError } from '@wangge/seeds'
import { Coverage, limitMillimetres, secondsOfMillimetres, snapPoints } from '../walk/index.ts'
import { type PlaceBatch, placeBatches } from './places-file.ts'
import { loadGraph } from './streets.ts'

/** A batch costs one search from all points (some 50 ms on a city) and 50 bytes a residence: a million take twenty. */
const BATCH_ROWS = 50_000

interface TimesOptions {
  from: string
  to: string
  minutes: number
  speed: number
}

/** Prints `id,service_point_id,seconds,within`; seconds are empty where no point can be reached. Residences stream. */
export async function printWalkTimes(streets: string, { from, to, minutes, speed }: TimesOptions): Promise<void> {
  const graph = await loadGraph(streets)
  const { bounds } = graph.stats()
  const points = await allPlaces(from, bounds)
  const pointSnaps = snapPoints(graph, points.lonLat)
  const limit = limitMillimetres({ speedMetresPerSecond: speed, limitSeconds: minutes * 60 })
  let headerIsPrinted = false
  for await (const { ids, lonLat } of placeBatches(to, bounds, BATCH_ROWS)) {
    const { nearestMm, nearestPoint } = new Coverage(graph, {
      residences: snapPoints(graph, lonLat),
      points: pointSnaps,
    })
    const lines = ids.map((id, index) => {
      const millimetres = nearestMm[index] ?? -1
      if (millimetres === -1) return `${field(id)},,,false\n`
      const seconds = Math.round(secondsOfMillimetres(millimetres, speed) * 1000) / 1000
      return `${field(id)},${field(points.ids[nearestPoint[index] ?? -1] ?? '')},${seconds},${millimetres <= limit}\n`
    })
    await print(`${headerIsPrinted ? '' : 'id,service_point_id,seconds,within\n'}${lines.join('')}`)
    headerIsPrinted = true
  }
  if (!headerIsPrinted) await print('id,service_point_id,seconds,within\n')
}

async function allPlaces(path: string, bounds: readonly [number, number, number, number]): Promise<PlaceBatch> {
  const ids: string[] = []
  const lonLat: number[] = []
  for await (const batch of placeBatches(path, bounds, BATCH_ROWS)) {
    for (const id of batch.ids) ids.push(id)
    for (const degree of batch.lonLat) lonLat.push(degree)
  }
  if (ids.length === 0) throw new SourceError('empty', `${path} holds no service point`, { file: path })
  return { ids, lonLat: Float64Array.from(lonLat) }
}

/** Quoted where a comma, quote or line break would break the line. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Waits until a slow reader has caught up, so that nothing piles up in memory. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
