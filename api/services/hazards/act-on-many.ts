import type { z } from 'zod'
import type { BulkResult, bulkAction } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { ParsedAction } from '../../life/index.ts'
import { answerOnce, keep, keyed } from '../idempotency.ts'
import { actOnHazard } from './act-on-hazard.ts'

/** One action on many hazards; each is done or refused by itself, with the code of its refusal. */
export async function actOnMany({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { bulk: z.output<typeof bulkAction>; idempotencyKey?: string | undefined }
}): Promise<BulkResult> {
  const { bulk, idempotencyKey } = input
  const request = keyed(idempotencyKey, ['POST hazards bulk', bulk])
  return answerOnce(ctx, request, async () => {
    const result: BulkResult = { done: [], refused: [] }
    for (const id of new Set(bulk.ids)) {
      try {
        const action = { ...bulk.action, photoIds: [] } as Omit<ParsedAction, 'expectedVersion'>
        await actOnHazard({ ctx, input: { id, action } })
        result.done.push(id)
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error
        result.refused.push({ id, code: error.code, params: error.params })
      }
    }
    await ctx.database.transaction(ctx.who, (tx) => keep(tx, ctx, request, 200, result))
    return result
  })
}
