import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { takeSerials } from '@wangge/db/queries/serials'
import type { Ctx } from '../house.ts'
import { dayIn } from './days.ts'
import { inBatches } from './in-batches.ts'

/** Prefix of each series: hazards, consultations, incidents, service points that a plan brought. */
const SERIES = { hazard: '', consultation: 'C', incident: 'F', servicePoint: 'P' } as const
const DIGITS = 4

/** One for each number that is wanted. */
type Want = Record<never, never>
const takers = new WeakMap<Database, Map<string, (want: Want) => Promise<number | null>>>()

/** The next number of the day, such as C20261121-0001. The day is the deployment's. A hazard takes its own where it is written. */
export async function takeSerial(
  ctx: Pick<Ctx, 'database' | 'zone' | 'clock'>,
  series: Exclude<keyof typeof SERIES, 'hazard'>,
): Promise<string> {
  const day = dayIn(ctx.zone, ctx.clock())
  const number = await takerOf(ctx.database, series, day)({})
  if (number === null) throw new Error('takeSerials yields a number for everybody')
  return serialOf(series, day, number)
}

/** How people see a number of a series of a day (YYYY-MM-DD). */
export function serialOf(series: keyof typeof SERIES, day: string, number: number): string {
  return `${SERIES[series]}${day.replaceAll('-', '')}-${String(number).padStart(DIGITS, '0')}`
}

function takerOf(database: Database, series: string, day: string): (want: Want) => Promise<number | null> {
  const ofDatabase = takers.get(database) ?? new Map<string, (want: Want) => Promise<number | null>>()
  takers.set(database, ofDatabase)
  const known = ofDatabase.get(`${series} ${day}`)
  if (known) return known
  const taker = inBatches<Want, number>(async (wants) => {
    // What is written under the number commits later and takes this along; a number nobody used may be lost.
    const system = { ...WHOLE_SYSTEM, keepsPlans: true, waitsForNoDisk: true } as const
    const [row] = await database.rows<{ last: number }>(system, takeSerials(series, day, wants.length))
    const first = (row?.last ?? 0) - wants.length + 1
    return new Map(wants.map((want, index) => [want, first + index]))
  })
  ofDatabase.set(`${series} ${day}`, taker)
  return taker
}
