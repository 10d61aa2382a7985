import { type CellKind, DIVISION_CODE_LENGTH, LEVEL_CODE_LENGTH, type Level } from '@wangge/db/vocabulary'
import type { GridCellRow } from '../rows.ts'

/** A code as it is stored, with what its segments say. */
export interface Division {
  code: string
  level: Level
  parentCode: string | null
}

/**
 * Reads a division code of 4, 6, 9 or 12 digits, or of a small cell (12 digits and a suffix). Which level a full code is of
 * is told by its segments: no township is 000 and no community is 000 (统计用区划代码编制规则), so 150502000000 is a county and
 * 150502100000 a township. Null for anything else, provinces too.
 */
export function readDivision(text: string): Division | null {
  if (!/^\d{4,12}$/.test(text)) {
    const cell = /^(\d{12})[0-9A-Za-z-]+$/.exec(text)
    return cell === null ? null : { code: text, level: 'cell', parentCode: cell[1] ?? null }
  }
  const level = levelOf(text)
  if (level === null) return null
  return { code: pad(text), level, parentCode: parentOf(text, level) }
}

function levelOf(digits: string): Exclude<Level, 'cell'> | null {
  if (digits.length === 12) return digits.endsWith('000') ? levelOf(digits.slice(0, 9)) : 'community'
  if (digits.length === 9) return digits.endsWith('000') ? levelOf(digits.slice(0, 6)) : 'township'
  if (digits.length === 6) return digits.endsWith('00') ? levelOf(digits.slice(0, 4)) : 'county'
  return digits.length === 4 && !digits.endsWith('00') ? 'prefecture' : null
}

const ABOVE = { prefecture: null, county: 'prefecture', township: 'county', community: 'township' } as const

function parentOf(digits: string, level: Exclude<Level, 'cell'>): string | null {
  const above = ABOVE[level]
  return above === null ? null : pad(digits.slice(0, LEVEL_CODE_LENGTH[above]))
}

function pad(digits: string): string {
  return digits.padEnd(DIVISION_CODE_LENGTH, '0')
}

/** Endings of names, longest first where one holds another. */
const TOWNSHIP_ENDINGS: [RegExp, CellKind][] = [
  [/(街道|街道办事处|街道办|街办)$/, 'subdistrict'],
  [/苏木(人民政府)?$/, 'sumu'],
  [/镇(人民政府)?$/, 'town'],
  [/乡(人民政府)?$/, 'township'],
  [/场(管委会)?$/, 'farm'],
]
const COMMUNITY_ENDINGS: [RegExp, CellKind][] = [
  [/(社区|居委会|居民委员会|社区居委会|社区居民委员会)$/, 'community'],
  [/(村|村委会|村民委员会|嘎查|嘎查村|嘎查委员会)$/, 'village'],
]
const CELL_ENDINGS: [RegExp, CellKind][] = [
  [/(楼|栋|幢|号楼|单元|片区|小区)$/, 'block'],
  [/(院|大院|院落)$/, 'courtyard'],
  [/(组|屯|小组)$/, 'group'],
]

/** What a unit is, from how its name ends and else from the number range of its code (国家统计局, 统计用区划代码编制规则). */
export function kindOf({ code, level }: Pick<Division, 'code' | 'level'>, name: string): CellKind {
  if (level === 'prefecture' || level === 'county') return level
  const endings = { township: TOWNSHIP_ENDINGS, community: COMMUNITY_ENDINGS, cell: CELL_ENDINGS }[level]
  const byName = endings.find(([ending]) => ending.test(name.trim()))
  if (byName !== undefined) return byName[1]
  if (level === 'cell') return 'block'
  const number = Number(level === 'township' ? code.slice(6, 9) : code.slice(9, 12))
  if (level === 'township')
    return number < 100 ? 'subdistrict' : number < 200 ? 'town' : number < 400 ? 'township' : 'other'
  return number < 200 ? 'community' : number < 400 ? 'village' : 'other'
}

/** Why a text is no code, and what to do. */
export function badCodeReason(text: string): string {
  if (text === '') return 'The division code is missing: fill it in.'
  if (/e[+]?\d+$/i.test(text))
    return `'${text}' was a code before a spreadsheet made a number of it: format the column as text.`
  return `'${text}' is no division code: 4, 6, 9 or 12 digits, or 12 digits and a suffix for a small cell.`
}

/** A cell that a table or another cell names, and nobody has drawn. */
export function cellWithoutBoundary(
  division: Pick<GridCellRow, 'code' | 'level' | 'parentCode'>,
  name: string,
): GridCellRow {
  const { code, level, parentCode } = division
  return {
    code,
    level,
    kind: kindOf(division, name),
    name,
    parentCode,
    population: null,
    households: null,
    boundary: null,
  }
}
