import { WHOLE_SYSTEM } from '@wangge/db'
import { channelToSend, type SealedChannelRow } from '@wangge/db/queries/message-channels'
import { tellPages } from '@wangge/db/queries/message-collect'
import { type DeliveryRow, insertDelivery, oneDelivery, settleTest } from '@wangge/db/queries/message-deliveries'
import type { MessageDelivery } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'
import { presentDelivery } from './deliveries.ts'

/** Sends a test to a channel now, and says what became of it; stands in the log and the audit. Throws `forbidden`, `notFound`. */
export async function tryChannel({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<MessageDelivery> {
  const { database, who, clock, mailroom } = ctx
  requireWholeScope(who, ['administrator'])
  const [channel] = await database.rows<SealedChannelRow>(WHOLE_SYSTEM, channelToSend(input.id))
  if (!channel) throw notFound('channel', input.id)
  const id = newId()
  const now = clock().toISOString()
  await database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.rows(
      insertDelivery({
        ...{
          id,
          channelId: channel.id,
          channelName: channel.name,
          ruleId: null,
          ruleName: '',
          event: 'test',
          eventNumber: null,
        },
        ...{ caseKind: null, ref: null, scopeCode: '0', dedupeKey: `test ${id}`, params: {}, now },
        ...{ state: 'sent', nextTryAt: null, sentAt: now },
      }),
    )
    const data = { message: 'test', params: {}, role: 'administrator', caseKind: null, caseId: null }
    if (channel.kind === 'page') await tx.run(tellPages({ deliveryId: id, scopeCode: '0', at: now, data }))
    await audit({ ctx, tx }, { action: 'messageChannelTried', subjectType: 'messageChannel', subjectId: channel.id })
  })
  if (channel.kind !== 'page' && channel.sealed !== null) {
    const { kind, language, sealed } = channel
    const verdict = await mailroom.tryOut({ kind, language, sealed, channelId: channel.id, id })
    await database.rows(WHOLE_SYSTEM, settleTest(id, verdict.kind === 'sent', verdict.answer))
  }
  return database.transaction(who, async (tx) => presentDelivery(await tx.one<DeliveryRow>(oneDelivery(id))))
}
