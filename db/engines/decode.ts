/**
 * Turns PostgreSQL's text into the values the door promises, by type oid (pg_type.dat): int8 and numeric as number, bytea as
 * Uint8Array, timestamptz as ISO text with Z and milliseconds, date as YYYY-MM-DD, json parsed, everything else as text.
 */
export function decode(text: string, oid: number): unknown {
  const element = ARRAY_ELEMENT[oid]
  if (element !== undefined) return decodeArray(text, element)
  return (DECODERS[oid] ?? asText)(text)
}

const asText = (text: string): string => text
const asNumber = (text: string): number => Number(text)

const DECODERS: Record<number, (text: string) => unknown> = {
  16: (text) => text === 't',
  17: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
  20: int8,
  21: asNumber,
  23: asNumber,
  26: asNumber,
  114: JSON.parse,
  700: asNumber,
  701: asNumber,
  1114: (text) => text.replace(' ', 'T'),
  1184: timestamp,
  1700: asNumber,
  3802: JSON.parse,
}

/** Array type → element type. */
const ARRAY_ELEMENT: Record<number, number> = {
  199: 114,
  1000: 16,
  1001: 17,
  1005: 21,
  1007: 23,
  1009: 25,
  1014: 1042,
  1015: 1043,
  1016: 20,
  1021: 700,
  1022: 701,
  1028: 26,
  1003: 19,
  1115: 1114,
  1182: 1082,
  1185: 1184,
  1231: 1700,
  2951: 2950,
  3807: 3802,
}

function int8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is beyond the integers a number holds exactly`)
  return value
}

const TIMESTAMP = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/

/** Sessions run in UTC, so the offset is always +00. */
function timestamp(text: string): string {
  const parts = TIMESTAMP.exec(text)
  if (!parts) return text
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
}

function decodeArray(text: string, element: number): unknown[] {
  let at = text.indexOf('{')
  const readList = (): unknown[] => {
    const values: unknown[] = []
    at++
    while (text[at] !== '}') {
      if (text[at] === ',') at++
      if (text[at] === '{') values.push(readList())
      else values.push(text[at] === '"' ? decode(readQuoted(), element) : readBare())
    }
    at++
    return values
  }
  const readQuoted = (): string => {
    let value = ''
    for (at++; text[at] !== '"'; at++) {
      if (text[at] === '\\') at++
      value += text[at]
    }
    at++
    return value
  }
  const readBare = (): unknown => {
    const start = at
    while (at < text.length && text[at] !== ',' && text[at] !== '}') at++
    const value = text.slice(start, at)
    return value === 'NULL' ? null : decode(value, element)
  }
  return readList()
}
