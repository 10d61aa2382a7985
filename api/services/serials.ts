import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { takeSerials } from '@wangge/db/queries/serials'
import type { Ctx } from '../house.ts'
import { dayIn } from './days.ts'

/** Prefix of each series: hazards, consultations, incidents. */
const SERIES = { hazard: '', consultation: 'C', incident: 'F' } as const
const DIGITS = 4

type Waiting = { resolve: (number: number) => void; reject: (error: unknown) => void }
/** Takers wait together while a statement is on its way; those who come meanwhile share the next one. */
interface Counter {
  waiting: Waiting[]
  isTaking: boolean
}
const counters = new WeakMap<Database, Map<string, Counter>>()

/** The next number of the day, such as 20261121-0001 or C20261121-0001. The day is the deployment's. */
export async function takeSerial(ctx: Pick<Ctx, 'database' | 'zone' | 'clock'>, series: keyof typeof SERIES) {
  const day = dayIn(ctx.zone, ctx.clock())
  const counter = counterOf(ctx.database, `${series} ${day}`)
  const number = await new Promise<number>((resolve, reject) => {
    counter.waiting.push({ resolve, reject })
    if (!counter.isTaking) void take(ctx.database, counter, series, day)
  })
  return serialOf(series, day, number)
}

/** How people see a number of a series of a day (YYYY-MM-DD). */
export function serialOf(series: keyof typeof SERIES, day: string, number: number): string {
  return `${SERIES[series]}${day.replaceAll('-', '')}-${String(number).padStart(DIGITS, '0')}`
}

async function take(database: Database, counter: Counter, series: string, day: string): Promise<void> {
  counter.isTaking = true
  // Those who ask in the same turn of the loop come along.
  await Promise.resolve()
  while (counter.waiting.length > 0) {
    const takers = counter.waiting.splice(0)
    try {
      const system = { ...WHOLE_SYSTEM, keepsPlans: true } as const
      const [row] = await database.rows<{ last: number }>(system, takeSerials(series, day, takers.length))
      const first = (row?.last ?? 0) - takers.length + 1
      for (const [index, { resolve }] of takers.entries()) resolve(first + index)
    } catch (error) {
      for (const { reject } of takers) reject(error)
    }
  }
  counter.isTaking = false
}

function counterOf(database: Database, key: string): Counter {
  const ofDatabase = counters.get(database) ?? new Map<string, Counter>()
  counters.set(database, ofDatabase)
  const counter = ofDatabase.get(key) ?? { waiting: [], isTaking: false }
  ofDatabase.set(key, counter)
  return counter
}
