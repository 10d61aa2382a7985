import { hazardsAtAddress, hazardsNear, type NearHazardRow } from '@wangge/db/queries/duplicate-hazards'
import type { Duplicates } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import { presentHazard } from './present-hazard.ts'

/** Two reports of one kind that are no further apart are likely to be one hazard. */
const NEAR_METRES = 50
/** A person looks through no more before he goes on. */
const NEAR_SHOWN = 20

interface DuplicatesInput {
  kind: string
  lon: number
  lat: number
  address: string
}

/** Open hazards of the kind within 50 m, nearest first, and how often the address was reported before in its community. */
export async function findDuplicates({ ctx, input }: { ctx: Ctx; input: DuplicatesInput }): Promise<Duplicates> {
  const now = ctx.clock()
  return ctx.database.transaction(ctx.who, async (tx) => {
    const near = await tx.rows<NearHazardRow>(
      hazardsNear(input.kind, input, NEAR_METRES, now.toISOString(), NEAR_SHOWN),
    )
    const { total } = await tx.one<{ total: number }>(hazardsAtAddress(input.address, input, dayIn(ctx.zone, now)))
    return {
      near: near.map(({ metres, ...row }) => ({ ...presentHazard(row), metres })),
      sameAddress: total,
    }
  })
}
