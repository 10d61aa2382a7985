import { scopePrefix, WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { type ScopeCellRow, scopeCell } from '@wangge/db/queries/people-scope'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'

type Scope = Who['scope']

/** Characters that every scope inside a scope begins with; empty for everything. */
export const prefixOfScope = (scope: Scope): string => (scope === null ? '' : scopePrefix(scope))

/** Whether all of one scope lies in another. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  return prefixOfScope(inner).startsWith(prefixOfScope(outer))
}

export function requireAdministrator({ role }: Who): void {
  if (role === 'administrator') return
  throw new ServiceError('forbidden', `This is for administrators, not ${role}`, { roles: ['administrator'], role })
}

/**
 * The scope a code names (null = everything), by the level of the cell's row. Throws unknownScope where there is no such cell, and
 * forbidden where it does not lie in the asker's own.
 */
export async function grantableScope(ctx: Ctx, code: string | null): Promise<Scope> {
  const scope = code === null ? null : await readScope(ctx, code)
  if (isWithin(scope, ctx.who.scope)) return scope
  throw new ServiceError('forbidden', 'Nobody is given more than the giver has', {
    ...{ roles: ['administrator'], role: ctx.who.role, scope: code ?? 'all' },
  })
}

async function readScope({ database }: Ctx, code: string): Promise<Scope> {
  const [cell] = await database.rows<ScopeCellRow>(WHOLE_SYSTEM, scopeCell(code))
  if (!cell) throw new ServiceError('unknownScope', `There is no grid cell ${code}`, { code })
  return { level: cell.level, code: cell.code }
}
