import type { Transaction } from '@wangge/db'
import { appendEvents, type CaseEventRow, insertPersonalData } from '@wangge/db/queries/case-events'
import type { CaseRow } from '@wangge/db/queries/case-row'
import type { Ctx } from '../../house.ts'

type Kind = 'consultation' | 'incident'
type Stream = Kind | 'dispatch'
/** An event as it is kept; its payload is the kind's own. */
type Numbered = Omit<CaseEventRow, 'payload'> & { payload: object }

/** Who writes an event and when, for the record that follows `version`. */
export function stampOf({ who }: Ctx, version: number, times: { happenedAt: string; receivedAt: string }) {
  const { personId, personName, role } = who
  return { version: version + 1, ...times, personId, personName, role }
}

/** A new case: row, first event, and the personal data that only a reason reveals, in the transaction given. */
export async function openCase(
  tx: Transaction,
  kind: Kind,
  { id, row, state, record, person }: NewCase,
): Promise<void> {
  await tx.run(row.insert(id, state))
  await appendToCase(tx, kind, id, record)
  if (person) await tx.run(insertPersonalData(id, kind, person))
}

interface NewCase {
  id: string
  row: CaseRow
  state: object
  record: Numbered
  person: { name: string; phone: string } | null
}

/** One more event of a case whose row is locked, and the row as its stream says now. */
export async function moveCase(
  tx: Transaction,
  kind: Stream,
  { id, row, state, record }: Omit<NewCase, 'person'>,
): Promise<void> {
  await appendToCase(tx, kind, id, record)
  const touched = await tx.run(row.update(id, record.version - 1, state))
  if (touched !== 1) throw new Error(`${kind} ${id} moved from under its own lock`)
}

/** One event, numbered, at the end of its stream. */
export async function appendToCase(tx: Transaction, kind: Stream, id: string, record: Numbered): Promise<void> {
  await tx.run(appendEvents(id, kind, [record as CaseEventRow]))
}

/** Somebody of whom nothing is known is nobody. */
export function namedPerson(person: { name: string; phone: string } | undefined): NewCase['person'] {
  return person && (person.name !== '' || person.phone !== '') ? person : null
}

export function maskedPerson(nameMasked: string | null, phoneMasked: string | null) {
  return nameMasked === null && phoneMasked === null
    ? null
    : { nameMasked: nameMasked ?? '', phoneMasked: phoneMasked ?? '' }
}
