import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { SourceError } from '@wangge/seeds'
import { parse } from 'csv-parse'

/** A batch of places as they stand in the file. */
export interface PlaceBatch {
  ids: string[]
  /** Interleaved WGS-84 degrees. */
  lonLat: Float64Array
}

/** Boxes of [west, south, east, north] where the places are expected. */
type Bounds = readonly [number, number, number, number]

const COLUMNS = ['id', 'lon', 'lat'] as const

/**
 * Reads `id,lon,lat` (UTF-8, header first, further columns ignored) in batches, in constant memory. Throws SourceError with file, line,
 * field and value at the first row that cannot be used; `bounds` tell exchanged coordinates apart.
 */
export async function* placeBatches(path: string, bounds: Bounds, batchRows: number): AsyncGenerator<PlaceBatch> {
  const file = basename(path)
  const source = createReadStream(path)
  const parser = parse({ bom: true, skip_empty_lines: true, info: true, relax_column_count: true, trim: true })
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let positions: number[] | null = null
  let ids: string[] = []
  let lonLat: number[] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (positions === null) {
        positions = columnsOf(file, record)
        continue
      }
      const [id = '', lon = '', lat = ''] = positions.map((position) => record[position] ?? '')
      const refuse = (field: string, value: string, reason: string) => {
        throw new SourceError('badRow', `${file}:${info.lines}: ${field} "${value}": ${reason}`, {
          file,
          line: info.lines,
          field,
          value,
        })
      }
      if (id === '') refuse('id', id, 'is empty: give every row an id')
      const place = [lon, lat].map((text) => (text === '' ? Number.NaN : Number(text))) as [number, number]
      if (isSwapped(place, bounds))
        refuse(
          'lon',
          lon,
          `with lat ${lat} lies outside the streets, and inside them once exchanged: exchange the columns`,
        )
      if (!(Math.abs(place[0]) <= 180)) refuse('lon', lon, 'is no longitude in degrees')
      if (!(Math.abs(place[1]) <= 90)) refuse('lat', lat, 'is no latitude in degrees')
      ids.push(id)
      lonLat.push(...place)
      if (ids.length === batchRows) {
        yield { ids, lonLat: Float64Array.from(lonLat) }
        ids = []
        lonLat = []
      }
    }
  } catch (error) {
    throw asSourceError(error, path, file)
  }
  if (positions === null)
    throw new SourceError('empty', `${file} is empty: expected a header with ${COLUMNS.join(', ')}`, { file })
  if (ids.length > 0) yield { ids, lonLat: Float64Array.from(lonLat) }
}

function columnsOf(file: string, header: readonly string[]): number[] {
  return COLUMNS.map((column) => {
    const position = header.findIndex((name) => name.toLowerCase() === column)
    if (position !== -1) return position
    throw new SourceError(
      'missingColumn',
      `${file}:1: there is no column ${column}; the header is ${header.join(', ')}: add or rename it`,
      {
        file,
        field: column,
      },
    )
  })
}

function isSwapped([lon, lat]: [number, number], [west, south, east, north]: Bounds): boolean {
  const inside = (x: number, y: number) => x >= west && x <= east && y >= south && y <= north
  return !inside(lon, lat) && inside(lat, lon)
}

function asSourceError(error: unknown, path: string, file: string): unknown {
  if (error instanceof SourceError || !(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  if (code.startsWith('CSV_')) return new SourceError('badCsv', `${file}: ${error.message}`, { file })
  return new SourceError('cannotOpen', `${path} cannot be read (${code}): check the path`, { file: path })
}
