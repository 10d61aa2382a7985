import { basename } from 'node:path'
import { type BadRow, SourceError } from '../rows.ts'
import { assertReadable } from './files.ts'
import { momentReader } from './moments.ts'
import { csvBatches } from './tables/csv.ts'
import { detectEncoding } from './tables/encoding.ts'

/** Moments of an incident that another system may export. */
export const INCIDENT_MOMENTS = ['received', 'acknowledged', 'dispatched', 'arrived', 'closed'] as const
export type IncidentMoment = (typeof INCIDENT_MOMENTS)[number]
const WORDS = ['kind', 'source', 'address', 'lon', 'lat'] as const
export const INCIDENT_COLUMNS = ['key', ...INCIDENT_MOMENTS, ...WORDS] as const

/** Names of the file's columns; rows of one key are one incident. */
export type IncidentColumns = { key: string; received: string; arrived: string } & Partial<
  Record<IncidentMoment | (typeof WORDS)[number], string>
>

/** Milliseconds since 1970, the earliest of its rows each; null where no row has one. Words are those of its first row. */
export interface Incident {
  key: string
  moments: Record<IncidentMoment, number | null>
  words: Partial<Record<(typeof WORDS)[number], string>>
}

export interface IncidentOptions {
  columns: IncidentColumns
  /** Unicode tokens (UTS 35); absent = ISO 8601. */
  timeFormat?: string | undefined
  /** IANA zone of times that carry no offset. */
  zone: string
  encoding?: string | undefined
}

/**
 * Reads an export of incidents (one row per incident, or per unit sent) row by row and puts rows of one key together. Rows that cannot be
 * read are in `badRows` and in no incident. Throws SourceError for a file that cannot be read or lacks a named column.
 */
export async function readIncidents(
  path: string,
  { columns, timeFormat, zone, encoding }: IncidentOptions,
): Promise<{ incidents: Incident[]; rows: number; badRows: BadRow[] }> {
  const file = basename(path)
  await assertReadable(path)
  const readMoment = momentReader(timeFormat, zone)
  const incidents = new Map<string, Incident>()
  const badRows: BadRow[] = []
  let places: Map<string, number> | null = null
  let rows = 0
  for await (const batch of csvBatches(path, (await detectEncoding(path, encoding)).name)) {
    for (const { line, values } of batch) {
      if (places === null) {
        places = placesOf(file, values, columns)
        continue
      }
      rows++
      const read = (field: string) => values[places?.get(field) ?? -1]?.trim() ?? ''
      const row = readRow(read, readMoment)
      if ('bad' in row) {
        const field = columns[row.bad] ?? row.bad
        badRows.push({ file, line, field, value: read(row.bad), ...reasonOf(row.bad, timeFormat) })
      } else merge(incidents, row.key, row.moments, () => wordsOf(read))
    }
  }
  if (places === null) throw new SourceError('empty', `${file} is empty: expected a header`, { file })
  return { incidents: [...incidents.values()], rows, badRows }
}

type Moments = Incident['moments']

function readRow(
  read: (field: string) => string,
  readMoment: (text: string) => number | null,
): { key: string; moments: Moments } | { bad: 'key' | IncidentMoment } {
  const key = read('key')
  if (key === '') return { bad: 'key' }
  const moments = {} as Moments
  for (const name of INCIDENT_MOMENTS) {
    const text = read(name)
    const moment = text === '' ? null : readMoment(text)
    if (text !== '' && moment === null) return { bad: name }
    moments[name] = moment
  }
  return { key, moments }
}

function merge(incidents: Map<string, Incident>, key: string, moments: Moments, words: () => Incident['words']): void {
  const known = incidents.get(key)
  if (!known) return void incidents.set(key, { key, moments, words: words() })
  for (const name of INCIDENT_MOMENTS) {
    const [before, now] = [known.moments[name], moments[name]]
    if (now !== null && (before === null || now < before)) known.moments[name] = now
  }
}

const wordsOf = (read: (field: string) => string): Incident['words'] =>
  Object.fromEntries(WORDS.map((word) => [word, read(word)] as const).filter(([, value]) => value !== ''))

function reasonOf(field: 'key' | IncidentMoment, timeFormat: string | undefined): { code: string; reason: string } {
  if (field === 'key') return { code: 'missing', reason: 'The key is missing: every row belongs to an incident.' }
  const expected = timeFormat === undefined ? 'ISO 8601; name another with --time-format' : `of the form ${timeFormat}`
  return { code: 'notAMoment', reason: `This is no time ${expected}.` }
}

/** Where each named column stands. */
function placesOf(file: string, header: readonly string[], columns: IncidentColumns): Map<string, number> {
  const names = header.map((name) => name.trim())
  return new Map(
    Object.entries(columns).map(([field, column]) => {
      const place = names.indexOf(column)
      if (place !== -1) return [field, place]
      throw new SourceError(
        'missingColumn',
        `${file}:1: there is no column "${column}"; there are ${names.join(', ')}`,
        {
          ...{ file, field: column },
        },
      )
    }),
  )
}
