import type { Command } from 'commander'
import type { CoverageRun } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { computeCoverage } from '../services/coverage/compute.ts'
import { getRun } from '../services/coverage/get-run.ts'
import { inDeployment } from './deployment.ts'
import { minutes, speed } from './numbers.ts'

interface CoverageOptions {
  minutes: number
  speed: number
  kinds?: string
  json?: boolean
}

export function addCoverage(program: Command): void {
  program
    .command('coverage')
    .description('Who is within the limit on foot')
    .command('compute')
    .description('Compute coverage of all residences and keep it as the latest run')
    .option('--minutes <number>', 'limit, included', minutes, 10)
    .option('--speed <number>', 'walking speed in metres a second', speed, 1.25)
    .option('--kinds <list>', 'kinds of service points, separated by commas; all where absent')
    .option('--json', 'print the run as JSON')
    .action(compute)
}

async function compute(options: CoverageOptions): Promise<void> {
  const run = await inDeployment(async (ctx) => {
    const kinds = options.kinds?.split(',').filter((kind) => kind !== '') ?? []
    const input = { minutes: options.minutes, speedMetresPerSecond: options.speed, kinds }
    const { run, finished } = await computeCoverage({ ctx, input })
    await finished
    return getRun({ ctx, input: { id: run.id } })
  })
  if (run.state !== 'done') throw new ServiceError('internal', `The run ended as ${run.state}`, { id: run.id })
  process.stdout.write(options.json ? `${JSON.stringify(run)}\n` : wordsOf(run))
}

function wordsOf({ id, totals, limitSeconds, speedMetresPerSecond, network }: CoverageRun): string {
  if (!totals) return ''
  const share = totals.people > 0 ? `${((100 * totals.peopleServed) / totals.people).toFixed(1)}%` : '—'
  return [
    `Run ${id}: ${limitSeconds / 60} min at ${speedMetresPerSecond} m/s on network ${network.version} (${network.source})`,
    `${totals.peopleServed} of ${totals.people} people are within the limit (${share}); ${totals.peopleGap} are not; ${totals.peopleNoStreetData} live where street data is missing`,
    `${totals.residencesOutsideCells} residences (${totals.peopleOutsideCells} people) lie outside every cell; ${totals.cellsWithoutResidences} cells have no residences`,
    `${totals.servicePoints} service points, ${totals.servicePointsOffNetwork} of them away from any street; ${totals.componentsLeftOut} islands of streets left out`,
    '',
  ].join('\n')
}
