import { COORDINATE_SYSTEMS, type CoordinateSystem, IMPORT_KINDS, type ImportKind } from '@wangge/db/vocabulary'
import { Argument, type Command, Option } from 'commander'
import { importFiles } from '../services/imports/import-files.ts'
import type { ImportReport } from '../services/imports/import-report.ts'
import { inDeployment } from './deployment.ts'

interface ImportOptions {
  crs: CoordinateSystem
  encoding?: string
  dryRun?: boolean
  skipBad?: boolean
  json?: boolean
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'Read files into the database: all rows or none. What is replaced is kept, so that the import can be undone.',
    )
    .addArgument(new Argument('<kind>', 'what the files hold').choices(IMPORT_KINDS))
    .argument(
      '<file...>',
      'streets: .osm or .osm.pbf; cells: GeoJSON, GeoPackage, KML, Shapefile (.shp or .zip); others: CSV',
    )
    .addOption(
      new Option('--crs <system>', 'coordinate system of the file').choices(COORDINATE_SYSTEMS).default('wgs84'),
    )
    .option('--encoding <name>', 'character encoding of the file; found out by itself where absent')
    .option('--dry-run', 'check everything, change nothing')
    .option('--skip-bad', 'import the good rows although there are bad ones')
    .option('--json', 'print the report as JSON')
    .action(runImport)
}

async function runImport(kind: ImportKind, files: string[], options: ImportOptions): Promise<void> {
  const { crs, encoding, dryRun, skipBad } = options
  const report = await inDeployment((ctx) =>
    importFiles({ ctx, input: { kind, files, crs, encoding, dryRun, skipBad } }),
  )
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : wordsOf(report))
}

function wordsOf({
  id,
  kind,
  published,
  rowCount,
  badRowCount,
  badRows,
  outsideCells,
  encoding,
  notes,
}: ImportReport): string {
  const unit = kind === 'streets' ? 'ways' : 'rows'
  const lines = [
    published
      ? `Imported ${rowCount} ${unit} of ${kind} (import ${id})`
      : `Would import ${rowCount} ${unit} of ${kind}; nothing was changed`,
  ]
  if (encoding) lines.push(`Read as ${encoding}`)
  for (const { reason } of notes) lines.push(`Note: ${reason}`)
  if (outsideCells > 0) lines.push(`${outsideCells} lie outside every cell: they count in no cell's figures`)
  if (badRowCount > 0)
    lines.push(
      `${badRowCount} bad rows were left out${badRowCount > badRows.length ? `; the first ${badRows.length}` : ''}:`,
    )
  for (const { file, line, field, value, reason } of badRows)
    lines.push(`  ${file}:${line}: ${field} "${value}": ${reason}`)
  return `${lines.join('\n')}\n`
}
