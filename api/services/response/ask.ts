import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../../house.ts'

/** Who asks, and whether he still waits for the answer. */
export interface Asking {
  ctx: Ctx
  signal?: AbortSignal | undefined
}

/** A question over many facts: stopped in the database when the asker has gone. */
export function ask<Row extends object>({ ctx, signal }: Asking, query: SQL): Promise<Row[]> {
  return ctx.database.rows<Row>({ ...ctx.who, sums: true }, query, { signal })
}
