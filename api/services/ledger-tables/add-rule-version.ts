import { insertRule } from '@wangge/db/queries/ledger-tables'
import { CLOCKS, type Clock } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import type { clockRuleChange, LedgerTables } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { changeTables } from './change-tables.ts'
import { getLedgerTables } from './get-tables.ts'

/**
 * The next version of a rule; hazards keep the one they began with. A key that is new is a rule of the clock it begins with
 * (`verify.school`), for kinds to name. Throws `forbidden`, `invalidInput`, `unknownRule`.
 */
export async function addRuleVersion({
  ctx,
  input,
}: {
  ctx: Ctx
  input: z.output<typeof clockRuleChange>
}): Promise<LedgerTables> {
  const { key, statutory, promised } = input
  if (statutory === null && promised === null)
    throw new ServiceError('invalidInput', 'A rule has a limit, statutory or promised', {
      ...{ field: 'promised', value: 'null', reason: 'one of both limits is needed', where: 'json' },
    })
  const rule = { ...input, id: newId(), clock: clockOf(key), createdBy: ctx.who.personName }
  const deed = { action: 'clockRuleSet', subjectType: 'clockRule', subjectId: key, details: { ...input } }
  await changeTables(ctx, deed, (tx) => tx.run(insertRule({ ...rule, createdAt: ctx.clock().toISOString() })))
  return getLedgerTables({ ctx })
}

function clockOf(key: string): Clock {
  const [, name] = /^([a-zA-Z]+)(\.[a-z][A-Za-z0-9]*)?$/.exec(key) ?? []
  const clock = CLOCKS.find((one) => one === name)
  if (clock) return clock
  throw new ServiceError('unknownRule', `${key} begins with no clock of ${CLOCKS.join(', ')}`, {
    ...{ field: 'key', rule: key, clocks: [...CLOCKS] },
  })
}
