import { putDuty } from '@wangge/db/queries/calendar'
import type { z } from 'zod'
import type { dutySettings, Recomputed } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { changeTables } from '../ledger-tables/change-tables.ts'
import { recomputeHazards } from './recompute-hazards.ts'

/**
 * Sets when duty begins and ends, for running clocks too, and whether the day of the start counts, for new ones. Throws `forbidden`,
 * `invalidInput`.
 */
export async function setDuty({ ctx, input }: { ctx: Ctx; input: z.output<typeof dutySettings> }): Promise<Recomputed> {
  const { dutyFrom, dutyTo } = input
  if (dutyFrom >= dutyTo)
    throw new ServiceError('invalidInput', `Duty would end at ${dutyTo}, before it begins at ${dutyFrom}`, {
      ...{ field: 'dutyTo', value: dutyTo, reason: `not after ${dutyFrom}`, where: 'json' },
    })
  const deed = { action: 'dutySet', subjectType: 'calendar', subjectId: '', details: { ...input } }
  const version = await changeTables(ctx, deed, (tx) => tx.run(putDuty(input)))
  return { version, hazardsRecomputed: await recomputeHazards(ctx, `${dutyFrom}–${dutyTo}`) }
}
