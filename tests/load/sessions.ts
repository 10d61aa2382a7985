import { createHmac, randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'

/** Streams that one person may have open: see the server's live events. */
export const STREAMS_PER_PERSON = 20

/** So many commanders of the whole deployment, signed in: their Cookie headers. `secret` is the product's AUTH_SECRET. */
export async function signInCommanders(database: Sql, count: number, secret: string): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `commander-${index}`,
    token: randomBytes(24).toString('base64url'),
  }))
  await database`
    with given as (select * from jsonb_to_recordset(${database.json(rows)}) as g (id text, token text)),
    people as (
      insert into person (id, username, name, role, created_at, updated_at)
      select id, id, '指挥员', 'command', now(), now() from given)
    insert into session (id, token, person_id, expires_at) select 'session-' || id, token, id, now() + interval '1 day' from given`
  return rows.map(({ token }) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return `wangge.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  })
}

/** A Cookie header for each of so many listeners, as many to one person as he may have. */
export async function cookiesOfListeners(database: Sql, listeners: number, secret: string): Promise<string[]> {
  const people = await signInCommanders(database, Math.ceil(listeners / STREAMS_PER_PERSON), secret)
  return Array.from({ length: listeners }, (_, index) => people[index % people.length] ?? '')
}
