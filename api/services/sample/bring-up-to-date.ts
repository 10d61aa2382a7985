import { WHOLE_SYSTEM } from '@wangge/db'
import { markSampleShifted, shiftSampleTeams } from '@wangge/db/queries/sample'
import type { House } from '../../house.ts'

/** Moves the times of the sample's teams on to now, so that they stand as they did when they were drawn. */
export async function bringSampleUpToDate({ ctx }: { ctx: Pick<House, 'database' | 'clock'> }): Promise<void> {
  const now = ctx.clock().toISOString()
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(shiftSampleTeams(now))
    await tx.run(markSampleShifted(now))
  })
}
