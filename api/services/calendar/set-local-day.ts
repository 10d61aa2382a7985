import { deleteLocalDay, putLocalDay } from '@wangge/db/queries/calendar'
import type { z } from 'zod'
import type { localDay, Recomputed } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { needed } from '../../life/small-case.ts'
import { changeTables } from '../ledger-tables/change-tables.ts'
import { recomputeHazards } from './recompute-hazards.ts'

/** Says of a day what holds here and nowhere else, or (kind null) leaves it to the notice again. Throws `forbidden`, `invalidInput`. */
export async function setLocalDay({ ctx, input }: { ctx: Ctx; input: z.output<typeof localDay> }): Promise<Recomputed> {
  const { day, kind, name } = input
  const change = kind === null ? deleteLocalDay(day) : putLocalDay({ day, kind, name: needed('name', name) })
  const deed = { action: 'localDaySet', subjectType: 'calendar', subjectId: day, details: { kind, name } }
  const version = await changeTables(ctx, deed, (tx) => tx.run(change))
  return { version, hazardsRecomputed: await recomputeHazards(ctx, `${day} ${name}`.trim()) }
}
