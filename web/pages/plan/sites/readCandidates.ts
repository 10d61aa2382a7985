/** A place where a site might stand, in WGS-84 degrees. */
export interface Candidate {
  id: string
  name: string
  lon: number
  lat: number
}

/** What is wrong with a field of a file; words are the page's. */
export interface CandidateError {
  /** From 1, the head included. */
  line: number
  field: 'id' | 'lon' | 'lat' | 'name' | ''
  value: string
  reason: 'noColumn' | 'empty' | 'notNumber' | 'outOfRange' | 'twice' | 'tooLong' | 'tooMany'
}

/** As many as the server takes in one request. */
const MOST_CANDIDATES = 5000
const MOST_ID = 64
const MOST_NAME = 80
/** Web Mercator ends here. */
const LIMITS = { lon: 180, lat: 85 } as const

/**
 * Reads candidate sites from a file with a head `id,lon,lat,name` in any order (name may be left out; commas, semicolons or tabs; fields
 * in quotes). Lines that cannot be read are left out and named.
 */
export function readCandidates(text: string): { candidates: Candidate[]; errors: CandidateError[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const head = lines[0] ?? ''
  const separator = [',', '\t', ';', '，'].find((one) => head.includes(one)) ?? ','
  const columns = fieldsOf(head, separator).map((name) => name.toLowerCase())
  const errors: CandidateError[] = (['id', 'lon', 'lat'] as const)
    .filter((field) => !columns.includes(field))
    .map((field) => ({ line: 1, field, value: head.slice(0, 80), reason: 'noColumn' }))
  const candidates: Candidate[] = []
  if (errors.length > 0) return { candidates, errors }
  const seen = new Set<string>()
  for (const [index, raw] of lines.entries()) {
    if (index === 0 || raw.trim() === '') continue
    if (candidates.length === MOST_CANDIDATES) {
      errors.push({ line: index + 1, field: '', value: '', reason: 'tooMany' })
      break
    }
    const fields = fieldsOf(raw, separator)
    const read = readLine((name) => fields[columns.indexOf(name)] ?? '')
    if ('reason' in read) errors.push({ line: index + 1, ...read })
    else if (seen.has(read.id)) errors.push({ line: index + 1, field: 'id', value: read.id, reason: 'twice' })
    else {
      seen.add(read.id)
      candidates.push(read)
    }
  }
  return { candidates, errors }
}

function readLine(field: (name: string) => string): Candidate | Omit<CandidateError, 'line'> {
  const id = field('id')
  if (id === '') return { field: 'id', value: '', reason: 'empty' }
  if (id.length > MOST_ID) return { field: 'id', value: id.slice(0, MOST_ID), reason: 'tooLong' }
  const name = field('name')
  if (name.length > MOST_NAME) return { field: 'name', value: name.slice(0, MOST_NAME), reason: 'tooLong' }
  const place = { lon: 0, lat: 0 }
  for (const axis of ['lon', 'lat'] as const) {
    const value = field(axis)
    const number = Number(value)
    if (value === '') return { field: axis, value, reason: 'empty' }
    if (!Number.isFinite(number)) return { field: axis, value, reason: 'notNumber' }
    if (Math.abs(number) > LIMITS[axis]) return { field: axis, value, reason: 'outOfRange' }
    place[axis] = number
  }
  return { id, name, ...place }
}

/** Fields of one line; a quoted field may hold the separator, and doubled quotes for one. */
function fieldsOf(line: string, separator: string): string[] {
  const fields: string[] = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (isQuoted && character === '"' && line[at + 1] === '"') {
      field += '"'
      at += 1
    } else if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      fields.push(field.trim())
      field = ''
    } else field += character
  }
  return [...fields, field.trim()]
}
