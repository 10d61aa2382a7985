import { z } from 'zod'

type Fail = (code: string, reason: string) => never

/**
 * A zod field that reads one trimmed value of a table ('' where it has none); a failure carries a stable code and what to do
 * about it. One transform and no more: a million rows of eight fields pass through.
 */
export function field<T>(read: (text: string, fail: Fail) => T) {
  return z.transform((raw: string, context): T => {
    const fail = (code: string, reason: string) => {
      context.issues.push({ code: 'custom', message: reason, input: raw, params: { code } })
      return z.NEVER
    }
    return read(raw.trim(), fail)
  })
}

export const text = (fallback = '') => field((value) => value || fallback)

export const required = () => field((value, fail) => value || fail('missing', 'The value is missing: fill it in.'))

/** A whole number of people, dwellings, …; an empty value is the fallback. */
export function count<Fallback extends number | null>(fallback: Fallback) {
  return field((value, fail): number | Fallback => {
    if (value === '') return fallback
    const number = Number(value)
    if (!Number.isFinite(number)) return fail('notANumber', `'${value}' is not a number: write digits only.`)
    if (number < 0) return fail('outOfRange', `${value} is less than 0.`)
    if (!Number.isInteger(number)) return fail('notAWholeNumber', `${value} is not a whole number: round it.`)
    if (number > 2_147_483_647) return fail('outOfRange', `${value} is more than the database holds (2147483647).`)
    return number
  })
}

export const longitude = () => field((value, fail) => degrees(value, 180, 'longitude', fail))
export const latitude = () => field((value, fail) => degrees(value, 90, 'latitude', fail))

/** Degrees, or null where the file leaves the place open. */
export const optionalLongitude = () =>
  field((value, fail) => (value === '' ? null : degrees(value, 180, 'longitude', fail)))
export const optionalLatitude = () =>
  field((value, fail) => (value === '' ? null : degrees(value, 90, 'latitude', fail)))

function degrees(value: string, limit: number, what: string, fail: Fail): number {
  if (value === '') return fail('missing', `The ${what} is missing: fill it in or leave the row out.`)
  const number = Number(value)
  if (!Number.isFinite(number)) return fail('notANumber', `'${value}' is not a ${what} in decimal degrees.`)
  if (Math.abs(number) <= limit) return number
  return Math.abs(number) <= 180
    ? fail('lonLatSwapped', `${value} is no ${what}: exchange longitude and latitude of this row.`)
    : fail('outOfRange', `${value} is no ${what} (at most ${limit}): give decimal degrees, not metres.`)
}

/** One of the words that code knows, by itself or by another name; empty = the fallback. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  names: Readonly<Record<string, Word>>,
  fallback: Word | null,
) {
  const byName = wordsByName(words, names)
  return field((value, fail): Word => {
    if (value === '' && fallback !== null) return fallback
    if (value === '') return fail('missing', `The value is missing: one of ${[...byName.keys()].join(', ')}.`)
    return byName.get(value.toLowerCase()) ?? unknownWord(value, byName, fail)
  })
}

/** Like `oneOf`; empty = null. */
export function optionalOneOf<Word extends string>(words: readonly Word[], names: Readonly<Record<string, Word>>) {
  const byName = wordsByName(words, names)
  return field((value, fail): Word | null =>
    value === '' ? null : (byName.get(value.toLowerCase()) ?? unknownWord(value, byName, fail)),
  )
}

function wordsByName<Word extends string>(words: readonly Word[], names: Readonly<Record<string, Word>>) {
  const byName = new Map<string, Word>(Object.entries(names).map(([name, word]) => [name.toLowerCase(), word]))
  for (const word of words) byName.set(word.toLowerCase(), word)
  return byName
}

function unknownWord(value: string, byName: ReadonlyMap<string, string>, fail: Fail): never {
  return fail('unknownKind', `'${value}' is not known: use one of ${[...byName.keys()].join(', ')}.`)
}

const YES = new Set(['true', 'yes', 'y', '1', '是', '有', '√'])
const NO = new Set(['false', 'no', 'n', '0', '否', '无', '×'])

export function yesNo(fallback: boolean) {
  return field((value, fail) => {
    if (value === '') return fallback
    if (YES.has(value.toLowerCase())) return true
    if (NO.has(value.toLowerCase())) return false
    return fail('notYesOrNo', `'${value}' is neither yes (是) nor no (否).`)
  })
}

/** Date and time with offset; one without is taken to be at `utcOffset` (e.g. `+08:00`). Empty = null. */
export const moment = (utcOffset: string) =>
  field((value, fail) => (value === '' ? null : readMoment(value, utcOffset, fail)))

export const requiredMoment = (utcOffset: string) =>
  field((value, fail) =>
    value === '' ? fail('missing', 'The time is missing: fill it in.') : readMoment(value, utcOffset, fail),
  )

const MOMENT =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

function readMoment(value: string, utcOffset: string, fail: Fail): string {
  const parts = MOMENT.exec(value)
  if (parts === null) return fail('notATime', `'${value}' is not a time: write it as 2026-09-30T16:00:00+08:00.`)
  const [, year = '', month = '', day = '', hour = '0', minute = '00', second = '00', offset = utcOffset] = parts
  const iso = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${minute}:${second}${withColon(offset)}`
  const isReal =
    Number.isFinite(Date.parse(iso)) && new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(day)
  return isReal ? iso : fail('notATime', `'${value}' is no day or time that exists.`)
}

function pad(digits: string): string {
  return digits.padStart(2, '0')
}

function withColon(offset: string): string {
  return /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset
}
