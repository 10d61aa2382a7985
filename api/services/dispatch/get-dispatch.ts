import type { Dispatch } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { readDispatch } from './read-dispatch.ts'

/** One dispatch, as far as its hazard or its team lies in the person's area; throws `notFound`. */
export function getDispatch({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Dispatch> {
  return ctx.database.transaction(ctx.who, (tx) => readDispatch(tx, ctx, input.id))
}
