import { DUE_BYTES, FACT_BYTES, type ResponseFactsRow } from '@wangge/db/queries/response-blocks'
import { RESPONSE_STEPS, type ResponseStep } from '@wangge/db/vocabulary'

/** Facts of one township in columns, a row a case; those that wait stand first. */
export interface FactBlock {
  dataset: number
  township: number
  version: string
  cases: number
  /** Days since 1970-01-01 of the report, and the first and last of them. */
  day: Int32Array
  firstDay: number
  lastDay: number
  community: Int32Array
  place: Int32Array
  kind: Int32Array
  source: Int32Array
  traits: Int32Array
  /** Number of the team by `Teams`; -1 = none. */
  team: Int32Array
  /** 16 bytes a case. */
  ids: Uint8Array
  /** Seconds with the bits of HAS_CLOCK and IS_LATE, or below 0 why there are none. */
  steps: Record<ResponseStep, Int32Array>
  /** Of the first rows, in milliseconds since 1970; Infinity = never. */
  dues: Record<Due, Float64Array>
}

export const DUES = ['reported', 'feedback', 'verify', 'rectify', 'arriveFrom'] as const
type Due = (typeof DUES)[number]

/** What the numbers below 0 say (db/migrations/0008_response.sql). */
export const [PENDING, MISSING, REVERSED] = [-1, -2, -3]
export const HAS_CLOCK = 1 << 29
export const IS_LATE = 1 << 30
export const SECONDS = HAS_CLOCK - 1

export const slotOf = (traits: number): number => traits & 0xff
export const standingOf = (traits: number): number => (traits >> 8) & 3
export const isSelfFound = (traits: number): boolean => (traits & (1 << 10)) !== 0
export const isMajor = (traits: number): boolean => (traits & (1 << 11)) !== 0
export const reasonOf = (traits: number): number => (traits >> 12) & 7
export const hasFeedbackClock = (traits: number): boolean => (traits & (1 << 15)) !== 0

/** Teams by number, so that a column of them is a column of numbers. */
export class Teams {
  readonly ids: string[] = []
  readonly #numbers = new Map<string, number>([['00000000-0000-0000-0000-000000000000', -1]])

  /** -1 = no team. */
  numberOf(id: string): number {
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    this.#numbers.set(id, this.ids.length)
    return this.ids.push(id) - 1
  }

  /** -2, which no case has, for a team of which no case is known. */
  find(id: string): number {
    return this.#numbers.get(id) ?? -2
  }
}

const NUMBERS = ['day', 'community', 'place', 'kind', 'source', 'traits'] as const
const TEAM_AT = 24
const STEPS_AT = 40
const ID_AT = 72

export function readFacts({ dataset, township, version, facts, dues }: ResponseFactsRow, teams: Teams): FactBlock {
  const bytes = facts ?? new Uint8Array(0)
  const cases = bytes.byteLength / FACT_BYTES
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const column = (offset: number) => {
    const values = new Int32Array(cases)
    for (let row = 0, at = offset; row < cases; row++, at += FACT_BYTES) values[row] = view.getInt32(at)
    return values
  }
  const columns = Object.fromEntries(NUMBERS.map((name, at) => [name, column(at * 4)])) as Record<
    (typeof NUMBERS)[number],
    Int32Array
  >
  const steps = Object.fromEntries(RESPONSE_STEPS.map((step, at) => [step, column(STEPS_AT + at * 4)]))
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const team = Int32Array.from({ length: cases }, (_, row) => teams.numberOf(uuidAt(text, row * FACT_BYTES + TEAM_AT)))
  const ids = new Uint8Array(cases * 16)
  for (let row = 0; row < cases; row++) {
    const at = row * FACT_BYTES + ID_AT
    ids.set(bytes.subarray(at, at + 16), row * 16)
  }
  return {
    ...{ dataset, township, version, cases, ...columns, team, ids },
    firstDay: columns.day.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY),
    lastDay: columns.day.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY),
    steps: steps as FactBlock['steps'],
    dues: readDues(dues ?? new Uint8Array(0)),
  }
}

/** The id of a row's case. */
export const caseIdOf = ({ ids }: FactBlock, row: number): string =>
  uuidAt(Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength), row * 16)

function uuidAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function readDues(bytes: Uint8Array): FactBlock['dues'] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const waiting = bytes.byteLength / DUE_BYTES
  return Object.fromEntries(
    DUES.map((name, at) => [
      name,
      Float64Array.from({ length: waiting }, (_, row) => view.getFloat64(row * DUE_BYTES + at * 8)),
    ]),
  ) as FactBlock['dues']
}
