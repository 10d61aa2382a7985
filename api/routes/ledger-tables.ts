import { createRoute, z } from '@hono/zod-openapi'
import { clockRuleChange, commitmentKind, hazardKind, ledgerTables } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import { addRuleVersion } from '../services/ledger-tables/add-rule-version.ts'
import { getLedgerTables } from '../services/ledger-tables/get-tables.ts'
import { putCommitmentKind } from '../services/ledger-tables/put-commitment.ts'
import { putHazardKind } from '../services/ledger-tables/put-kind.ts'
import { answers, createRouter, jsonBody } from './router.ts'

const byKey = z.object({ key: z.string().max(64) })
const TABLES = 'What administrators set, as it stands now'

export const ledgerTableRoutes = createRouter()
  .openapi(
    createRoute({ method: 'get', path: '/ledger-tables', responses: answers(200, ledgerTables, TABLES) }),
    async (c) => c.json(await getLedgerTables({ ctx: c.var.ctx }), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/hazard-kinds/{key}',
      request: { params: byKey, body: jsonBody(hazardKind) },
      responses: answers(200, ledgerTables, TABLES),
    }),
    async (c) => {
      const input = c.req.valid('json')
      requireSameKey(c.req.valid('param').key, input.key)
      return c.json(await putHazardKind({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/commitment-kinds/{key}',
      request: { params: byKey, body: jsonBody(commitmentKind) },
      responses: answers(200, ledgerTables, TABLES),
    }),
    async (c) => {
      const input = c.req.valid('json')
      requireSameKey(c.req.valid('param').key, input.key)
      return c.json(await putCommitmentKind({ ctx: c.var.ctx, input }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/clock-rules',
      request: { body: jsonBody(clockRuleChange) },
      responses: answers(201, ledgerTables, TABLES),
    }),
    async (c) => c.json(await addRuleVersion({ ctx: c.var.ctx, input: c.req.valid('json') }), 201),
  )

function requireSameKey(named: string, key: string): void {
  if (named === key) return
  throw new ServiceError('invalidInput', `${key} is not the ${named} of the path`, {
    ...{ field: 'key', value: key, reason: `not ${named}`, where: 'json' },
  })
}
