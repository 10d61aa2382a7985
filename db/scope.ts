import type { Context } from './door.ts'
import type { Statement } from './engines/engine.ts'
import { LEVEL_CODE_LENGTH } from './vocabulary.ts'

/** Jobs, imports and the command line: everything, without row-level security's narrowing. */
export const WHOLE_SYSTEM: Context = {
  as: 'app_system',
  personId: 'system',
  personName: 'system',
  role: 'administrator',
  scope: null,
}

/** The one at this machine (command line, what a start does): sees the whole deployment through row-level security. */
export const localAdministrator: Context = {
  as: 'app_user',
  personId: 'local',
  personName: 'local',
  role: 'administrator',
  scope: null,
}

/** Who is not signed in: a context under which nothing is seen, since no code begins so. */
export const NOBODY: Context = {
  as: 'app_user',
  personId: 'nobody',
  personName: 'nobody',
  role: 'patrol_member',
  scope: { level: 'cell', code: '!' },
}

/** The characters that every code inside the scope begins with: by the level's fixed length, never by trimming zeros. */
export function scopePrefix({ level, code }: NonNullable<Context['scope']>): string {
  if (level === 'cell') return code
  const length = LEVEL_CODE_LENGTH[level]
  if (code.length < length) throw new RangeError(`A ${level} code has at least ${length} characters, got ${code}`)
  return code.slice(0, length)
}

/** [from, to) in byte order holds every code inside the scope. '0' sorts before every code and is what lies outside all cells. */
export function scopeRange(scope: Context['scope']): { from: string; to: string } {
  if (scope === null) return { from: '0', to: '~' }
  const prefix = scopePrefix(scope)
  return { from: prefix, to: `${prefix}~` }
}

/** A person's request must not hold the database; a job may take its time. Milliseconds; the embedded engine cannot enforce it. */
const STATEMENT_TIMEOUT = { app_user: '30000', app_system: '600000' } as const

/** The one statement that opens every transaction: role, scope, person, how it is planned, all until its end. */
export function contextSettings(context: Context): Statement {
  const { from, to } = scopeRange(context.scope)
  return {
    text: `select set_config('app.scope_from', $1, true), set_config('app.scope_to', $2, true), set_config('app.person', $3, true),
      set_config('app.role', $4, true), set_config('statement_timeout', $5, true), ${context.keepsPlans ? KEPT_PLANS : ''}${context.sums ? SUMS : ''}${context.waitsForNoDisk ? NO_DISK : ''} set_config('role', $6, true)`,
    parameters: [from, to, context.personId, context.role, STATEMENT_TIMEOUT[context.as], context.as],
  }
}

const NO_DISK = `set_config('synchronous_commit', 'off', true),`

/** A plan that is kept may have been made while a table was empty: it shall go by the index all the same. */
const KEPT_PLANS = `set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),`

/**
 * A million rows of a group and a number sort within this memory; parallel workers would only take the cores from the next panel; a
 * township's rows lie scattered, but in memory: at the usual price of a page its index is passed over for that of the days.
 */
const SUMS = `set_config('random_page_cost', '1.1', true), set_config('work_mem', '128MB', true), set_config('max_parallel_workers_per_gather', '0', true),`
