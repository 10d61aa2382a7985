import { scopePrefix } from '@wangge/db'
import { type ColleagueRow, colleagues } from '@wangge/db/queries/people-colleagues'
import { type ScopeCellRow, scopeCell } from '@wangge/db/queries/people-scope'
import type { Colleague, Role } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { scopeOf } from './present-session.ts'

interface ListColleaguesInput {
  code: string
  role?: Role | undefined
}

/** Who may be named as owner, backup or receiver at a cell, nearest area first; throws notFound for a cell out of sight. */
export async function listColleagues({
  ctx,
  input: { code, role },
}: {
  ctx: Ctx
  input: ListColleaguesInput
}): Promise<{ items: Colleague[] }> {
  return ctx.database.transaction(ctx.who, async (tx) => {
    const [cell] = await tx.rows<ScopeCellRow>(scopeCell(code))
    if (!cell) throw notFound('cell', code)
    const rows = await tx.rows<ColleagueRow>(colleagues(scopePrefix(cell), role ?? null))
    return {
      items: rows.map(({ scopeLevel, scopeCode, ...row }) => ({ ...row, scope: scopeOf({ scopeLevel, scopeCode }) })),
    }
  })
}
