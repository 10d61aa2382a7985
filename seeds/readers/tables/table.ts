import { basename } from 'node:path'
import type { CoordinateSystem } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import { toWgs84 } from '../../coordinates.ts'
import { type BadRow, type ReadNote, type ReadResult, SourceError } from '../../rows.ts'
import { assertReadable } from '../files.ts'
import { type Aliases, type Columns, findColumns, latAliases, lonAliases } from './columns.ts'
import { type CsvRecord, csvBatches } from './csv.ts'
import { detectEncoding } from './encoding.ts'
import { SeenCodes } from './seen-codes.ts'
import { assertNotSwapped, type Bounds } from './swapped.ts'

export interface TableOptions {
  /** System the file's coordinates are in; WGS-84 where nothing is said. */
  crs?: CoordinateSystem | undefined
  /** WHATWG name; detected where nothing is said. */
  encoding?: string | undefined
  /** Where the places are expected (e.g. the network's bounds): exchanged columns are then noticed outside China too. */
  expectedBounds?: Bounds | undefined
  /** Offset of times that carry none. */
  utcOffset?: string | undefined
}

/** How one kind of table is read: names of its columns, and a zod object from texts to a row (coordinates not yet converted). */
export interface TableShape<Field extends string, Parsed> {
  aliases: Aliases<Field>
  required: readonly Field[]
  /** Fields whose absence changes figures, and what is assumed then. */
  assumed: Partial<Record<Field, string>>
  schema: z.ZodType<Parsed>
  /** What must be unique in the file, and the field it stands in. */
  key: { field: Field; of(parsed: Parsed): string }
}

type Placed = { lon: number | null; lat: number | null }

/** Rows looked at before the first is given out, to see whether longitude and latitude are exchanged. */
const SAMPLE_ROWS = 2000

/**
 * Reads a delimited text file row by row in constant memory (but for the codes seen). Throws SourceError at once for a file
 * that cannot be read, a missing column or exchanged coordinates; rows that fail are kept in `badRows`.
 */
export async function readTable<Field extends string, Parsed extends Placed>(
  path: string,
  options: TableOptions,
  shape: TableShape<Field, Parsed>,
): Promise<ReadResult<Parsed>> {
  const file = basename(path)
  const crs = options.crs ?? 'wgs84'
  await assertReadable(path)
  const encoding = await detectEncoding(path, options.encoding)
  const aliases = { ...shape.aliases, lon: lonAliases(crs), lat: latAliases(crs) }
  const batches = csvBatches(path, encoding.name)
  const { header, first } = await openTable(batches, file)
  const columns = findColumns<Field | 'lon' | 'lat'>(file, header.values, aliases, shape.required)
  const { positions } = columns
  assertNotSwapped(
    file,
    first.map(({ values }) => placeOf(values, positions)),
    options.expectedBounds,
  )

  const badRows: BadRow[] = []
  const notes = tableNotes(file, header.values, columns, shape, crs)
  if (encoding.isGuessed) {
    notes.push({ file, code: 'encodingGuessed', reason: `${file} is not UTF-8 and was read as ${encoding.name}.` })
  }

  async function* rows(): AsyncGenerator<{ line: number; row: Parsed }> {
    const seen = new SeenCodes()
    const fields = (Object.keys(aliases) as Field[]).map((field) => [field, positions[field] ?? -1] as const)
    const readRecord = ({ line, values }: CsvRecord): Parsed | null => {
      const raw: Record<string, string> = {}
      for (const [field, position] of fields) raw[field] = values[position] ?? ''
      const bad = (field: Field, code: string, reason: string) => {
        const name = header.values[positions[field] ?? -1] ?? field
        badRows.push({ file, line, field: name, value: raw[field] ?? '', code, reason })
        return null
      }
      const parsed = shape.schema.safeParse(raw)
      if (!parsed.success) {
        for (const issue of parsed.error.issues) {
          const code = issue.code === 'custom' ? String(issue.params?.['code'] ?? 'invalid') : issue.code
          bad(String(issue.path[0]) as Field, code, issue.message)
        }
        return null
      }
      const key = shape.key.of(parsed.data)
      const earlier = seen.note(key, line)
      if (earlier > 0) {
        return bad(shape.key.field, 'duplicateCode', `'${key}' stands in line ${earlier} already: codes must differ.`)
      }
      return placed(parsed.data, crs)
    }
    for await (const batch of rejoin(first, batches)) {
      for (const record of batch) {
        const row = readRecord(record)
        if (row !== null) yield { line: record.line, row }
      }
    }
  }
  return { rows: rows(), badRows, notes, encoding: encoding.name }
}

/** The header, and the rows of as many batches as a sample takes. */
async function openTable(batches: AsyncGenerator<CsvRecord[]>, file: string) {
  const first: CsvRecord[] = []
  while (first.length <= SAMPLE_ROWS) {
    const next = await batches.next()
    if (next.done === true) break
    for (const record of next.value) first.push(record)
  }
  const header = first.shift()
  if (header === undefined) throw new SourceError('emptyFile', `${file} holds no rows.`, { file })
  return { header, first }
}

async function* rejoin(first: CsvRecord[], rest: AsyncGenerator<CsvRecord[]>): AsyncGenerator<CsvRecord[]> {
  yield first
  yield* rest
}

function placeOf(values: string[], positions: Partial<Record<'lon' | 'lat', number>>): [number, number] {
  const numberAt = (position: number | undefined) => Number(values[position ?? -1]?.trim() || Number.NaN)
  return [numberAt(positions.lon), numberAt(positions.lat)]
}

function placed<Parsed extends Placed>(parsed: Parsed, crs: CoordinateSystem): Parsed {
  if (crs === 'wgs84' || crs === 'cgcs2000' || parsed.lon === null || parsed.lat === null) return parsed
  const [lon, lat] = toWgs84(parsed.lon, parsed.lat, crs)
  return { ...parsed, lon, lat }
}

function tableNotes<Field extends string>(
  file: string,
  header: string[],
  { positions, ignored }: Columns<Field | 'lon' | 'lat'>,
  { assumed }: Pick<TableShape<Field, never>, 'assumed'>,
  crs: CoordinateSystem,
): ReadNote[] {
  const notes: ReadNote[] = []
  for (const [field, assumption] of Object.entries(assumed) as [Field, string][]) {
    if (positions[field] === undefined) {
      notes.push({ file, code: 'columnAbsent', reason: `${file} has no column for ${field}: ${assumption}.` })
    }
  }
  if (positions.lon !== undefined && positions.lat !== undefined) {
    const used = `${header[positions.lon]}, ${header[positions.lat]}`
    notes.push({ file, code: 'coordinateColumns', reason: `Coordinates are read from ${used} as ${crs}.` })
  }
  if (crs === 'cgcs2000') {
    notes.push({ file, code: 'cgcs2000AsWgs84', reason: 'CGCS2000 is treated as WGS-84; they differ by centimetres.' })
  }
  if (ignored.length > 0) {
    notes.push({ file, code: 'columnsIgnored', reason: `Columns left aside: ${ignored.join(', ')}.` })
  }
  return notes
}
