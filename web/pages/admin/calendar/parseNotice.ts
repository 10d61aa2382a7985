/** One listed day of a notice: a holiday, or a weekend day that is worked. */
export interface NoticeDay {
  day: string
  kind: 'work' | 'rest'
  name: string
}

/** What is wrong with a line; words are the page's. */
export interface NoticeError {
  /** From 1; in JSON the entry's number. */
  line: number
  code: 'badDay' | 'badKind' | 'noName' | 'otherYear' | 'twice' | 'badJson'
  value: string
}

export interface Notice {
  /** The year that most days lie in; null without any. */
  year: number | null
  days: NoticeDay[]
  errors: NoticeError[]
}

const KINDS: Record<string, NoticeDay['kind']> = {
  work: 'work',
  rest: 'rest',
  班: 'work',
  上班: 'work',
  休: 'rest',
  放假: 'rest',
}

/**
 * Reads a year's notice: lines `YYYY-MM-DD,work|rest,name` (tabs and Chinese commas too; empty lines and lines that begin with # do
 * not count), or JSON, a list of {day, kind, name} by itself or under `days`. A notice may name the last days of the year before
 * (New Year's holiday), no other year.
 */
export function parseNotice(text: string): Notice {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  const { fields, errors } = /^[[{]/.test(trimmed) ? readJson(trimmed) : readLines(text.replace(/^\uFEFF/, ''))
  const read = fields.map((field) => ({ ...field, ...checkFields(field) }))
  const year = commonYear(read.flatMap(({ day }) => (day ? [day.day] : [])))
  const seen = new Set<string>()
  const days: NoticeDay[] = []
  for (const { line, cells, day, code } of read) {
    if (!day) {
      errors.push({ line, code, value: cells.join(',') })
    } else if (!day.day.startsWith(`${year}-`) && !day.day.startsWith(`${Number(year) - 1}-12-`)) {
      errors.push({ line, code: 'otherYear', value: day.day })
    } else if (seen.has(day.day)) {
      errors.push({ line, code: 'twice', value: day.day })
    } else {
      seen.add(day.day)
      days.push(day)
    }
  }
  return { year, days: days.sort((a, b) => (a.day < b.day ? -1 : 1)), errors: errors.sort((a, b) => a.line - b.line) }
}

interface Fields {
  line: number
  cells: string[]
}

function readLines(text: string): { fields: Fields[]; errors: NoticeError[] } {
  const fields = text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) return []
    return [{ line: index + 1, cells: line.split(/[,，\t]/).map((cell) => cell.trim()) }]
  })
  return { fields, errors: [] }
}

function readJson(text: string): { fields: Fields[]; errors: NoticeError[] } {
  const broken = { fields: [], errors: [{ line: 1, code: 'badJson' as const, value: text.slice(0, 40) }] }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return broken
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { days?: unknown }).days
  if (!Array.isArray(list)) return broken
  const word = (entry: unknown, name: string): string => String((entry as Record<string, unknown> | null)?.[name] ?? '')
  const fields = list.map((entry, index) => ({
    line: index + 1,
    cells: [word(entry, 'day'), word(entry, 'kind'), word(entry, 'name')].map((cell) => cell.trim()),
  }))
  return { fields, errors: [] }
}

function checkFields({ cells }: Fields): { day: NoticeDay | null; code: NoticeError['code'] } {
  const [day = '', kind = '', name = ''] = cells
  const known = KINDS[kind.toLowerCase()]
  if (!isDay(day)) return { day: null, code: 'badDay' }
  if (known === undefined) return { day: null, code: 'badKind' }
  if (name === '' || name.length > 60) return { day: null, code: 'noName' }
  return { day: { day, kind: known, name }, code: 'badDay' }
}

/** A day that exists: 2026-02-30 does not. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function commonYear(days: readonly string[]): number | null {
  const counts = new Map<number, number>()
  for (const day of days) {
    const year = Number(day.slice(0, 4))
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
