import { type Database, scopeRange, WHOLE_SYSTEM } from '@wangge/db'
import { type IntakeRow, intakesAt } from '@wangge/db/queries/place'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import { inBatches } from '../in-batches.ts'

export interface IntakeQuestion {
  position: readonly [number, number]
  address: string
  /** ISO instant; absent = now. */
  reportedAt?: string | undefined
  /** Null where the request came without one. */
  idempotencyKey: string | null
}

/** All that a report needs to know before it is written. Reports that come at the same time ask together. */
export async function readIntake(ctx: Ctx, question: IntakeQuestion): Promise<IntakeRow> {
  const row = await askerOf(ctx)({ ...question, who: ctx.who })
  if (row) return row
  throw new Error('intakesAt yields a row for every place')
}

type Asked = IntakeQuestion & { who: Ctx['who'] }
type Asker = (asked: Asked) => Promise<IntakeRow | null>
const askers = new WeakMap<Database, Asker>()

function askerOf({ database, clock, zone }: Ctx): Asker {
  const known = askers.get(database)
  if (known) return known
  const asker = inBatches<Asked, IntakeRow>(async (questions) => {
    const now = clock()
    const asked = questions.map(({ position: [lon, lat], address, reportedAt, idempotencyKey, who }, at) => {
      const { from: scopeFrom, to: scopeTo } = scopeRange(who.scope)
      const { personId } = who
      return {
        ...{ at, lon, lat, address, scopeFrom, scopeTo, personId, idempotencyKey },
        reportedAt: askable(reportedAt, now),
      }
    })
    const rows = await database.rows<IntakeRow>(
      { ...WHOLE_SYSTEM, keepsPlans: true },
      intakesAt(asked, dayIn(zone, now)),
    )
    return new Map(rows.flatMap((row) => (questions[row.at] ? [[questions[row.at] as Asked, row]] : [])))
  })
  askers.set(database, asker)
  return asker
}

/** A year that PostgreSQL does not know (0000) would fail everybody who asks together; it is refused as too long ago afterwards. */
function askable(reportedAt: string | undefined, now: Date): string {
  return reportedAt !== undefined && reportedAt >= '1970' ? reportedAt : now.toISOString()
}
