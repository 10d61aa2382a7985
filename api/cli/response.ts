import { INCIDENT_COLUMNS, type Incident, type IncidentColumns, readIncidents } from '@wangge/seeds'
import type { Command } from 'commander'
import { projectRoot } from '../places.ts'
import { type ResponseFigures, responseFigures } from '../response/figures.ts'
import { readSettings } from '../settings.ts'
import { wordsOfBadRows } from './bad-rows.ts'
import { UsageError } from './failures.ts'

/** How an export of incidents is read, as the command line says it. */
export interface IncidentCommand extends IncidentColumns {
  timeFormat?: string
  zone?: string
  encoding?: string
}

export function addResponse(program: Command): void {
  const command = program
    .command('response')
    .description(
      'How fast incidents of an export were reached: one incident per key, earliest receipt to earliest arrival; without a database',
    )
    .argument('<incidents.csv>', 'rows of incidents, or of units sent to them')
  incidentOptions(command)
    .option('--json', 'print as JSON')
    .action(async (path: string, options: IncidentCommand & { json?: boolean }) => {
      const figures = responseFigures(
        (await readAll(path, options)).map(({ moments }) => [moments.received, moments.arrived]),
      )
      process.stdout.write(options.json ? `${JSON.stringify(figures)}\n` : inWords(figures))
    })
}

/** The options that say how the file is to be read. */
export function incidentOptions(command: Command): Command {
  return command
    .requiredOption('--key <column>', 'column whose value names the incident')
    .requiredOption('--received <column>', 'column of the receipt')
    .requiredOption('--arrived <column>', 'column of the arrival')
    .option('--time-format <format>', 'Unicode tokens, such as "MM/dd/yyyy hh:mm:ss a"; else ISO 8601')
    .option('--zone <zone>', 'IANA zone of times without an offset; else TZ, else Asia/Shanghai')
    .option('--encoding <name>', 'such as gb18030; found out where nothing is said')
}

/** Reads the file that the options describe. Throws UsageError for rows that cannot be read, and for a zone or format that is none. */
export async function readAll(
  path: string,
  { timeFormat, zone, encoding, ...more }: IncidentCommand,
): Promise<Incident[]> {
  const columns = INCIDENT_COLUMNS.flatMap((name) => (more[name] === undefined ? [] : [[name, more[name]]]))
  try {
    const { incidents, badRows } = await readIncidents(path, {
      columns: Object.fromEntries(columns) as IncidentColumns,
      ...{ timeFormat, encoding, zone: zone ?? readSettings(process.env, projectRoot).zone },
    })
    if (badRows.length === 0) return incidents
    throw new UsageError(wordsOfBadRows(badRows))
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error
  }
}

const minutes = (seconds: number | null) => (seconds === null ? '—' : `${(seconds / 60).toFixed(1)} min`)

function inWords({ incidents, missing, reversed, measured, zero, p50, p90, p95 }: ResponseFigures): string {
  return [
    `${incidents} incidents: ${measured} measured (${zero} of zero seconds), ${missing} without both times, ${reversed} that end before they begin`,
    `median ${minutes(p50)}, 90th percentile ${minutes(p90)}, 95th ${minutes(p95)}`,
    '',
  ].join('\n')
}
