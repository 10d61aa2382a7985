import type { IncidentMoment } from '@wangge/seeds'
import type { Command } from 'commander'
import { listHistories, removeHistory } from '../services/response-history/histories.ts'
import { keepHistory } from '../services/response-history/keep-history.ts'
import { inDeployment } from './deployment.ts'
import { UsageError } from './failures.ts'
import { type IncidentCommand, incidentOptions, readAll } from './response.ts'

const TOLD: readonly IncidentMoment[] = ['acknowledged', 'dispatched', 'arrived', 'closed']

export function addHistory(program: Command): void {
  const history = program
    .command('history')
    .description("Other systems' incidents, kept beside the hazards for the response page")
  const keep = history
    .command('import')
    .description(
      'Read an export of incidents, as `wangge response` does, and keep it; one of the same name is replaced',
    )
    .argument('<incidents.csv>', 'rows of incidents, or of units sent to them')
    .requiredOption('--as <name>', 'name of the history')
  incidentOptions(keep)
    .option('--acknowledged <column>', 'column of the acknowledgement')
    .option('--dispatched <column>', 'column of the dispatch')
    .option('--closed <column>', 'column of the end')
    .option('--kind <column>', 'column of the kind')
    .option('--source <column>', 'column of the source')
    .option('--address <column>', 'column of the address')
    .option('--lon <column>', 'column of the longitude, WGS-84')
    .option('--lat <column>', 'column of the latitude, WGS-84')
    .option('--json', 'print as JSON')
    .action(runImport)
  history.command('list').description('The histories that are kept').option('--json', 'print as JSON').action(runList)
  history.command('remove').description('Remove a history with its cases').argument('<name>').action(runRemove)
}

async function runImport(path: string, options: IncidentCommand & { as: string; json?: boolean }): Promise<void> {
  const incidents = await readAll(path, options)
  const told = TOLD.filter((moment) => options[moment] !== undefined)
  const kept = await inDeployment((ctx) => keepHistory({ ctx, input: { name: options.as, incidents, told } }))
  if (options.json) return void process.stdout.write(`${JSON.stringify(kept)}\n`)
  const lines = [
    `Kept ${kept.kept} incidents as "${kept.name}"`,
    ...(kept.leftOut > 0 ? [`${kept.leftOut} without the time of their receipt were left out`] : []),
    ...(kept.outsideCells > 0 ? [`${kept.outsideCells} lie in no cell: they count in no area`] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function runList({ json }: { json?: boolean }): Promise<void> {
  const histories = await inDeployment((ctx) => listHistories({ ctx }))
  const words = histories.map(({ name, cases }) => `${name}: ${cases} cases\n`).join('')
  process.stdout.write(json ? `${JSON.stringify(histories)}\n` : words || 'No history is kept.\n')
}

async function runRemove(name: string): Promise<void> {
  const isGone = await inDeployment((ctx) => removeHistory({ ctx, input: { name } }))
  if (!isGone) throw new UsageError(`there is no history "${name}": wangge history list names them`)
  process.stdout.write(`Removed "${name}"\n`)
}
