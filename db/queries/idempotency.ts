import { type SQL, sql } from 'drizzle-orm'

export interface StoredAnswerRow {
  requestHash: string
  status: number
  response: unknown
}

/** What a person's request of that key was answered. */
export function storedAnswer(personId: string, key: string): SQL {
  return sql`
    select request_hash as "requestHash", status, response from idempotency_key
    where person_id = ${personId} and key = ${key}`
}

/** Keeps an answer for a repeat; fails with 23505 where the key is taken, after waiting for whoever is about to take it. */
export function keepAnswer(answer: {
  personId: string
  key: string
  requestHash: string
  status: number
  response: object
  now: string
}): SQL {
  return sql`
    insert into idempotency_key (person_id, key, request_hash, status, response, created_at)
    values (${answer.personId}, ${answer.key}, ${answer.requestHash}, ${answer.status}::int, ${JSON.stringify(answer.response)}::jsonb,
      ${answer.now}::timestamptz)`
}

/** Forgets the answers from before an instant. */
export function forgetAnswers(before: string): SQL {
  return sql`delete from idempotency_key where created_at < ${before}::timestamptz`
}
