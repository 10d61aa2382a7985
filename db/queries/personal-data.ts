import { type SQL, sql } from 'drizzle-orm'
import type { CaseKind } from '../vocabulary.ts'

/** Opens one case's personal data until the end of the transaction; only now does row-level security show it. */
export function openReveal(stream: string): SQL {
  return sql`select set_config('app.reveal', ${stream}, true)`
}

/** Name and phone of whoever reported a case; nothing without `openReveal`, or for a role that may not. */
export function personalData(stream: string, caseKind: CaseKind): SQL {
  return sql`select name, phone from personal_data where stream = ${stream}::uuid and case_kind = ${caseKind}`
}
