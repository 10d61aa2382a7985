import { QueryError, type Transaction } from '@wangge/db'
import {
  deleteRule,
  insertRule,
  messageRule,
  messageRules,
  type RuleRow,
  updateRule,
} from '@wangge/db/queries/message-rules'
import { cellNamed } from '@wangge/db/queries/place'
import type { Level } from '@wangge/db/vocabulary'
import type { MessageRule, MessageRuleInput } from '../../contract/index.ts'
import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'

/** Who is told of what, oldest first. Throws `forbidden`. */
export async function listRules({ ctx: { database, who } }: { ctx: Ctx }): Promise<{ items: MessageRule[] }> {
  requireWholeScope(who, ['administrator'])
  return { items: (await database.rows<RuleRow>(who, messageRules())).map(present) }
}

/** Adds a rule, or changes the one of `id`. It holds for what happens from now on. Throws `forbidden`, `notFound`, `unknownCell`. */
export async function saveRule({
  ctx,
  input: { id: given, ...input },
}: {
  ctx: Ctx
  input: { id?: string | undefined } & MessageRuleInput
}): Promise<MessageRule> {
  const { database, who, clock } = ctx
  requireWholeScope(who, ['administrator'])
  const { quiet, ...rest } = input
  const row = {
    ...{ ...rest, id: given ?? newId(), areaLevel: null },
    ...{ quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null },
  }
  return database.transaction(who, async (tx) => {
    const areaLevel = await levelOf(tx, input.areaCode)
    const touched = await tx
      .run(
        given === undefined
          ? insertRule({ ...row, areaLevel }, clock().toISOString())
          : updateRule({ ...row, areaLevel }),
      )
      .catch((error) => {
        // 23503: the channel that it names.
        throw error instanceof QueryError && error.code === '23503' ? notFound('channel', input.channelId) : error
      })
    if (touched === 0) throw notFound('rule', row.id)
    const action = given === undefined ? 'messageRuleAdded' : 'messageRuleChanged'
    await audit({ ctx, tx }, { action, subjectType: 'messageRule', subjectId: row.id, details: { ...input } })
    return present(await tx.one<RuleRow>(messageRule(row.id)))
  })
}

/** What it has had sent stays in the log. Throws `forbidden`, `notFound`. */
export async function removeRule({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { database, who } = ctx
  requireWholeScope(who, ['administrator'])
  await database.transaction(who, async (tx) => {
    const [gone] = await tx.rows<{ name: string }>(deleteRule(id))
    if (!gone) throw notFound('rule', id)
    const deed = { action: 'messageRuleRemoved', subjectType: 'messageRule', subjectId: id, details: gone }
    await audit({ ctx, tx }, deed)
  })
}

async function levelOf(tx: Transaction, areaCode: string | null): Promise<Level | null> {
  if (areaCode === null) return null
  const [cell] = await tx.rows<{ level: Level }>(cellNamed(areaCode))
  if (!cell) throw new ServiceError('unknownCell', `There is no cell ${areaCode}`, { code: areaCode })
  return cell.level
}

function present({ areaLevel: _, quietFrom, quietTo, ...rule }: RuleRow): MessageRule {
  return {
    ...rule,
    quiet: quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null,
  }
}
