import { scopePrefix, type Transaction } from '@wangge/db'
import { type ScopeCellRow, scopeCell } from '@wangge/db/queries/people-scope'
import { cellsInSight, membersInSight, type NamedTeamRow, namedTeam } from '@wangge/db/queries/roster-changes'
import { type ShiftKindRow, shiftKinds } from '@wangge/db/queries/roster-rows'
import { notFound, ServiceError } from '../../errors.ts'

const CODES_NAMED = 20

/** Characters that every code in an area begins with, '' where none is named. Throws `notFound` for an area out of sight. */
export async function areaPrefix(tx: Transaction, area: string | undefined): Promise<string> {
  if (area === undefined) return ''
  const [cell] = await tx.rows<ScopeCellRow>(scopeCell(area))
  if (!cell) throw notFound('cell', area)
  return scopePrefix(cell)
}

/** Throws `notFound` for a team out of sight. */
export async function requireTeam(tx: Transaction, id: string): Promise<NamedTeamRow> {
  const [team] = await tx.rows<NamedTeamRow>(namedTeam(id))
  if (!team) throw notFound('team', id)
  return team
}

/** Throws `outsideScope` where some of the cells are out of sight. */
export async function requireCells(tx: Transaction, codes: readonly string[]): Promise<void> {
  const seen = new Set((await tx.rows<{ code: string }>(cellsInSight(codes))).map(({ code }) => code))
  const missing = [...new Set(codes)].filter((code) => !seen.has(code))
  if (missing.length === 0) return
  throw new ServiceError('outsideScope', `${missing.length} cells are not in your area`, {
    ...{ codes: missing.slice(0, CODES_NAMED), count: missing.length },
  })
}

/** Throws `notFound` for the first member out of sight. */
export async function requireMembers(tx: Transaction, ids: readonly string[]): Promise<void> {
  const seen = new Set((await tx.rows<{ id: string }>(membersInSight(ids))).map(({ id }) => id))
  const missing = ids.find((id) => !seen.has(id))
  if (missing !== undefined) throw notFound('member', missing)
}

/** Throws `unknownShiftKind` for one that is not there, or that new shifts may not have any more. */
export async function requireKind(tx: Transaction, key: string): Promise<ShiftKindRow> {
  const kinds = await tx.rows<ShiftKindRow>(shiftKinds())
  const kind = kinds.find((one) => one.key === key && one.active)
  if (kind) return kind
  throw new ServiceError('unknownShiftKind', `There is no shift ${key}`, { kind: key })
}
