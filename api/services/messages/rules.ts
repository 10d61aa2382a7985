import { QueryError } from '@wangge/db'
import {
  deleteRule,
  insertRule,
  messageRule,
  messageRules,
  type RuleRow,
  updateRule,
} from '@wangge/db/queries/message-rules'
import { cellNamed } from '@wangge/db/queries/place'
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
  const { area, quiet, ...rest } = input
  const row = {
    ...{ ...rest, id: given ?? newId(), areaLevel: area?.level ?? null, areaCode: area?.code ?? null },
    ...{ quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null },
  }
  return database.transaction(who, async (tx) => {
    if (area) {
      const [cell] = await tx.rows<{ level: string }>(cellNamed(area.code))
      if (cell?.level !== area.level) {
        throw new ServiceError('unknownCell', `There is no ${area.level} ${area.code}`, { code: area.code })
      }
    }
    const touched = await tx
      .run(given === undefined ? insertRule(row, clock().toISOString()) : updateRule(row))
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

function present({ areaLevel, areaCode, quietFrom, quietTo, ...rule }: RuleRow): MessageRule {
  return {
    ...rule,
    area: areaLevel !== null && areaCode !== null ? { level: areaLevel, code: areaCode } : null,
    quiet: quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null,
  }
}
