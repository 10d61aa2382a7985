import type { CoordinateSystem } from '@wangge/db/vocabulary'
import { SourceError } from '../../rows.ts'

/** Header names that mean a field, in order of preference. */
export type Aliases<Field extends string> = Record<Field, readonly string[]>

const LON = ['lon', 'lng', 'long', 'longitude', '经度', '东经', 'x']
const LAT = ['lat', 'latitude', '纬度', '北纬', 'y']
/** Names of columns that say which system they are in; they win where the import names that system, else they are left aside. */
const SYSTEM_NAMES: Record<CoordinateSystem, string[]> = {
  wgs84: ['wgs84', 'wgs'],
  gcj02: ['gcj02', 'gcj', '高德', '火星'],
  bd09: ['bd09', 'bd', '百度'],
  cgcs2000: ['cgcs2000', '2000'],
}

export function lonAliases(system: CoordinateSystem): string[] {
  return [...inSystem(LON, system), ...LON]
}

export function latAliases(system: CoordinateSystem): string[] {
  return [...inSystem(LAT, system), ...LAT]
}

function inSystem(names: string[], system: CoordinateSystem): string[] {
  return SYSTEM_NAMES[system].flatMap((prefix) => names.flatMap((name) => [prefix + name, name + prefix]))
}

export interface Columns<Field extends string> {
  /** Position of each field that the file has. */
  positions: Partial<Record<Field, number>>
  ignored: string[]
}

/**
 * Which column holds which field; case, spaces, underscores and a unit in brackets do not matter.
 * Throws SourceError `missingColumn` with the columns found and some of the names that would have done.
 */
export function findColumns<Field extends string>(
  file: string,
  header: string[],
  aliases: Aliases<Field>,
  required: readonly Field[],
): Columns<Field> {
  const names = header.map(normalise)
  const positions: Partial<Record<Field, number>> = {}
  for (const field of Object.keys(aliases) as Field[]) {
    const position = aliases[field].map((alias) => names.indexOf(normalise(alias))).find((at) => at >= 0)
    if (position !== undefined) positions[field] = position
  }
  for (const field of required) {
    if (positions[field] !== undefined) continue
    const found = header.join(', ')
    const expected = shortest(aliases[field]).join(', ')
    const message = `${file} has no column for ${field}. Columns found: ${found}. Rename one to any of: ${expected}.`
    throw new SourceError('missingColumn', message, { file, line: 1, field, found, expected })
  }
  const used = new Set<unknown>(Object.values(positions))
  return { positions, ignored: header.filter((_, position) => !used.has(position)) }
}

const NAMES_SHOWN = 6

/** A list of fifty spellings helps nobody. */
function shortest(names: readonly string[]): string[] {
  return [...names].sort((a, b) => a.length - b.length).slice(0, NAMES_SHOWN)
}

function normalise(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[(（[].*$/, '')
    .replace(/[\s_-]/g, '')
}
