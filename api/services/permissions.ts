import type { Context } from '@wangge/db'
import type { Role } from '@wangge/db/vocabulary'
import { ServiceError } from '../errors.ts'

/** Those who bring in cases and work on them: all but planners. */
export const REPORTERS: readonly Role[] = [
  'command',
  'township_officer',
  'grid_worker',
  'patrol_member',
  'administrator',
]

/** Throws `forbidden` for those who do not see everything, or whose role is another: what they would do touches all townships. */
export function requireWholeScope(who: Context, roles: readonly Role[]): void {
  if (who.scope === null && roles.includes(who.role)) return
  throw new ServiceError('forbidden', `This takes one of ${roles.join(', ')} over the whole area`, {
    roles: [...roles],
    role: who.role,
  })
}

/** Throws `forbidden` for a person whose role is another. */
export function requireRole(who: Context, roles: readonly Role[]): void {
  if (roles.includes(who.role)) return
  throw new ServiceError('forbidden', `This takes one of ${roles.join(', ')}, not ${who.role}`, {
    roles: [...roles],
    role: who.role,
  })
}
