import { WHOLE_SYSTEM } from '@wangge/db'
import { type SessionPlaceRow, sessionPlace } from '@wangge/db/queries/people-scope'
import type { SessionPersonRow } from '@wangge/db/queries/people-session'
import type { Session } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'

/** What a session tells the page: who, as what, over which area. */
export async function presentSession(ctx: Ctx, row: SessionPersonRow): Promise<Session> {
  const { scopeName, isDemo } = await readPlace(ctx, row.scopeCode)
  return {
    personId: row.personId,
    personName: row.name,
    username: row.username,
    unit: row.unit,
    role: row.role,
    scope: scopeOf(row),
    scopeName,
    isDemo,
    expiresAt: row.expiresAt,
  }
}

/** Whether the sample district is loaded, and the name of a scope's cell. */
export async function readPlace({ database }: Pick<Ctx, 'database'>, code: string | null): Promise<SessionPlaceRow> {
  const [place] = await database.rows<SessionPlaceRow>(WHOLE_SYSTEM, sessionPlace(code))
  return place ?? { scopeName: null, isDemo: false }
}

/** The scope two columns hold. */
export function scopeOf({
  scopeLevel,
  scopeCode,
}: Pick<SessionPersonRow, 'scopeLevel' | 'scopeCode'>): Session['scope'] {
  return scopeLevel === null || scopeCode === null ? null : { level: scopeLevel, code: scopeCode }
}
