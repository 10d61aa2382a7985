import { WHOLE_SYSTEM } from '@wangge/db'
import { townshipNames } from '@wangge/db/queries/place'
import type { TransferTargets } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'

/** Where a hazard may be handed on to: every township by name, also those of which the asker sees nothing else. */
export async function listTransferTargets({ ctx }: { ctx: Ctx }): Promise<TransferTargets> {
  return { townships: await ctx.database.rows<TransferTargets['townships'][number]>(WHOLE_SYSTEM, townshipNames()) }
}
