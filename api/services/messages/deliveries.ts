import {
  type DeliveryRow,
  deliveryCount,
  deliveryPage,
  oneDelivery,
  sendAgain,
} from '@wangge/db/queries/message-deliveries'
import { z } from 'zod'
import type { MessageDelivery, messageDeliveryQuery } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { MessageParams } from '../../messages/text.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'

const place = z.object({ at: z.iso.datetime(), id: z.uuid() })
type Asked = Omit<z.output<typeof messageDeliveryQuery>, 'count'> & { count: boolean }

/** The log of messages, the latest first. Throws `forbidden`, `invalidCursor`. */
export async function listDeliveries({ ctx, input }: { ctx: Ctx; input: Asked }): Promise<Page<MessageDelivery>> {
  requireWholeScope(ctx.who, ['administrator'])
  const after = decodeCursor(input.cursor, place)
  const { channelId = null, event = null, state = null, limit } = input
  const filter = { channelId, event, state }
  const { rows, total } = await ctx.database.transaction(ctx.who, async (tx) => ({
    rows: await tx.rows<DeliveryRow>(deliveryPage(filter, after, limit + 1)),
    total: input.count ? (await tx.one<{ total: number }>(deliveryCount(filter))).total : null,
  }))
  const shape = { item: presentDelivery, place: ({ createdAt: at, id }: DeliveryRow) => ({ at, id }), total }
  return pageOf(rows, limit, shape)
}

/** Sends one once more, however often it was tried; what is being sent now stays. Throws `forbidden`, `notFound`, `invalidInput`. */
export async function sendDeliveryAgain({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<MessageDelivery> {
  const { database, who, clock } = ctx
  requireWholeScope(who, ['administrator'])
  return database.transaction(who, async (tx) => {
    const [before] = await tx.rows<DeliveryRow>(oneDelivery(input.id))
    if (!before) throw notFound('message', input.id)
    const [row] = await tx.rows<DeliveryRow>(sendAgain(input.id, clock().toISOString()))
    if (!row) {
      const reason = before.state === 'sending' ? 'is being sent' : 'a test, or of the open page'
      const params = { field: 'id', value: input.id, reason, where: 'param' }
      throw new ServiceError('invalidInput', `${input.id} is not to be sent again: ${reason}`, params)
    }
    await audit({ ctx, tx }, { action: 'messageSentAgain', subjectType: 'message', subjectId: input.id })
    return presentDelivery(row)
  })
}

export function presentDelivery({ ref, params, ...row }: DeliveryRow): MessageDelivery {
  const { serial = null, areaName = null } = params as MessageParams
  const {
    id,
    channelId,
    channelKind,
    channelName,
    ruleName,
    event,
    caseKind,
    state,
    attempts,
    nextTryAt,
    sentAt,
    answer,
    createdAt,
  } = row
  return {
    ...{ id, channelId, channelKind, channelName, ruleName, event, caseKind, caseId: ref, serial, areaName },
    ...{ state, attempts, nextTryAt, sentAt, answer, createdAt },
  }
}
