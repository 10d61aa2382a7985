import type { Command } from 'commander'
import { geometryText, limitMillimetres, walkshed } from '../walk/index.ts'
import { UsageError } from './failures.ts'
import { minutes, speed } from './numbers.ts'
import { loadGraph } from './streets.ts'
import { printWalkTimes } from './walk-times.ts'

interface LimitOptions {
  minutes: number
  speed: number
}

const STREETS = '.osm, .osm.pbf, or a built network'

export function addWalk(program: Command): void {
  const walk = program.command('walk').description('Walking over streets, without a database')
  walk
    .command('network')
    .description('What the walk network of these streets is made of')
    .argument('<streets>', STREETS)
    .option('--json', 'print as JSON')
    .action(printNetwork)
  withLimit(walk.command('times').description('Walking time from each residence to its nearest service point, as CSV'))
    .argument('<streets>', STREETS)
    .requiredOption('--from <file>', 'service points: CSV with id,lon,lat')
    .requiredOption('--to <file>', 'residences: CSV with id,lon,lat; read and answered in batches')
    .option('--csv', 'print as CSV (there is no other form)')
    .action(printWalkTimes)
  withLimit(walk.command('shed').description('What lies within the limit of a place, as a GeoJSON feature'))
    .argument('<streets>', STREETS)
    .requiredOption('--at <lon,lat>', 'the place in WGS-84 degrees')
    .action(printShed)
}

function withLimit(command: Command): Command {
  return command
    .option('--minutes <number>', 'limit, included', minutes, 10)
    .option('--speed <number>', 'walking speed in metres a second', speed, 1.25)
}

async function printNetwork(streets: string, { json }: { json?: boolean }): Promise<void> {
  const { bounds, ...stats } = (await loadGraph(streets)).stats()
  if (json) process.stdout.write(`${JSON.stringify({ ...stats, bounds })}\n`)
  else for (const [name, value] of Object.entries(stats)) process.stdout.write(`${name.padEnd(22)} ${value}\n`)
}

async function printShed(streets: string, options: LimitOptions & { at: string }): Promise<void> {
  const [lon = Number.NaN, lat = Number.NaN, ...more] = options.at.split(',').map(Number)
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90) || more.length > 0) {
    throw new UsageError(`--at ${options.at}: expected longitude and latitude in degrees, such as 116.32,39.99`)
  }
  const graph = await loadGraph(streets)
  const limit = limitMillimetres({ speedMetresPerSecond: options.speed, limitSeconds: options.minutes * 60 })
  const { geometry } = walkshed(graph, [lon, lat], limit)
  const properties = {
    lon,
    lat,
    minutes: options.minutes,
    speedMetresPerSecond: options.speed,
    reachable: geometry !== null,
  }
  const stated = JSON.stringify(properties)
  process.stdout.write(`{"type":"Feature","properties":${stated},"geometry":${geometryText(geometry)}}\n`)
}
