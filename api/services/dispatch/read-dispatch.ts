import type { Transaction } from '@wangge/db'
import { type DispatchLineRow, dispatchById } from '@wangge/db/queries/dispatches'
import type { Dispatch } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { presentDispatch } from './present-dispatch.ts'

/** A dispatch as the person of the transaction sees it; throws `notFound`. */
export async function readDispatch(tx: Transaction, ctx: Ctx, id: string): Promise<Dispatch> {
  const [row] = await tx.rows<DispatchLineRow>(dispatchById(id))
  if (row) return presentDispatch(ctx, row)
  throw notFound('dispatch', id)
}
