import { type Database, WHOLE_SYSTEM, type Context as Who } from '@wangge/db'
import { type SessionPersonRow, sessionPeople } from '@wangge/db/queries/people-session'
import { ServiceError } from '../errors.ts'
import { inBatches } from '../services/in-batches.ts'
import { signedToken } from './cookie.ts'

export interface SignedIn extends SessionPersonRow {
  who: Who
}

interface CheckOptions {
  database: Database
  clock: () => Date
  secret: string
  cookieName: string
}

/**
 * Who asks, at every request: the cookie's signature, then one statement over session and person,
 * shared by those who ask at the same time. Nothing is remembered between
 * requests, so that a revoked session and a disabled person are refused at once.
 */
export function createSessionCheck({ database, clock, secret, cookieName }: CheckOptions) {
  const find = inBatches(async (tokens: readonly string[]) => {
    const rows = await database.rows<SessionPersonRow>({ ...WHOLE_SYSTEM, keepsPlans: true }, sessionPeople(tokens))
    return new Map(rows.map((row) => [row.token, row]))
  })
  const asked = new WeakMap<Request, Promise<SignedIn | null>>()
  const ask = async (request: Request): Promise<SignedIn | null> => {
    const token = signedToken(request.headers.get('cookie'), cookieName, secret)
    return token === null ? null : byToken(token)
  }
  const byToken = async (token: string): Promise<SignedIn | null> => {
    const row = await find(token)
    if (!row || Date.parse(row.expiresAt) <= clock().getTime()) return null
    if (row.disabledAt !== null) throw new ServiceError('personDisabled', `${row.username} is disabled`)
    return { ...row, who: contextFor(row) }
  }
  const signedIn = (request: Request): Promise<SignedIn | null> => {
    const known = asked.get(request)
    if (known) return known
    const answer = ask(request)
    asked.set(request, answer)
    return answer
  }
  const contextOf = async (request: Request): Promise<Who> => {
    const person = await signedIn(request)
    if (person === null) throw new ServiceError('signInNeeded', 'Nobody is signed in')
    return person.who
  }
  return { signedIn, contextOf, byToken }
}

function contextFor({ personId, name, role, scopeLevel, scopeCode }: SessionPersonRow): Who {
  const scope = scopeLevel === null || scopeCode === null ? null : { level: scopeLevel, code: scopeCode }
  return { as: 'app_user', personId, personName: name, role, scope }
}
