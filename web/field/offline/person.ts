import type { Session, SignInOptions } from '@wangge/api/contract'
import { onChange, tell } from './changes.ts'
import { phoneClock } from './clock.ts'
import { fieldDatabase, personOnPhone } from './database.ts'
import { queue, queueView, watchQueue } from './queue.ts'
import type { FieldPerson } from './types.ts'
import { createWire, type Refusal } from './wire.ts'

/** offline = the phone knows who it is, the server was not reached; signInNeeded = the session is over, what was written waits. */
export type PersonState = 'unknown' | 'signedIn' | 'offline' | 'signInNeeded' | 'nobody'
export interface PersonView {
  person: FieldPerson | null
  state: PersonState
}

/** A sign-in that was refused: `signInFailed`, `personLocked`, `tooManyAttempts`, `network`. */
export class SignInError extends Error {
  readonly code: string
  readonly params: Refusal['params']
  constructor({ code, params }: Pick<Refusal, 'code' | 'params'>) {
    super(code)
    this.name = 'SignInError'
    this.code = code
    this.params = params
  }
}

let view: PersonView = { person: null, state: 'unknown' }
const watchers = new Set<() => void>()
const wire = createWire({ clock: phoneClock, fetch: (...given) => fetch(...given) })

export const personView = (): PersonView => view
export function watchPerson(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Who worked on this phone last, at once; then who is signed in now. Asked again when the network comes back. */
export async function beginPerson(): Promise<void> {
  const person = await personOnPhone(await fieldDatabase())
  show({ person, state: person === null ? 'unknown' : 'offline' })
  onChange((change) => {
    if (change.kind === 'changed') void followOtherPages()
  })
  watchQueue(() => {
    if (queueView().hindrance === 'signInNeeded' && view.state === 'signedIn') show({ ...view, state: 'signInNeeded' })
  })
  window.addEventListener('online', () => void checkSession())
  await checkSession()
}

/** Asks the server who is signed in. */
export async function checkSession(): Promise<void> {
  if (await endSessionLate()) return
  const options = await wire.ask<SignInOptions>('/sign-in')
  if ('refusal' in options) return notSignedIn(options.refusal)
  const { session } = options.answer
  if (session === null) return notSignedIn(null)
  await take(session)
}

/** Throws `SignInError`. What another person wrote on this phone stays his and waits for him. */
export async function signInHere(username: string, password: string): Promise<FieldPerson> {
  const body = JSON.stringify({ username, password })
  const given = await wire.ask<Session>('/session', { method: 'POST', headers: JSON_BODY, body })
  if ('refusal' in given) throw new SignInError(given.refusal)
  await (await fieldDatabase()).delete('settings', SIGNED_OUT)
  return take(given.answer)
}

/** Drops what was kept to read and forgets who worked here; what waits to be sent stays, for its writer. */
export async function signOutHere(): Promise<void> {
  const db = await fieldDatabase()
  await db.put('settings', true, SIGNED_OUT)
  await forget(view.person)
  await db.delete('settings', 'person')
  show({ person: null, state: 'nobody' })
  tell({ kind: 'changed' })
  await endSessionLate()
}

const JSON_BODY = { 'content-type': 'application/json' }
/** Signed out without network: the session is ended as soon as the server is reached. */
const SIGNED_OUT = 'signedOut'

/** Whether somebody signed out here whose session may still stand. */
async function endSessionLate(): Promise<boolean> {
  const db = await fieldDatabase()
  if (!(await db.get('settings', SIGNED_OUT))) return false
  const ended = await wire.ask('/session', { method: 'DELETE' })
  if ('answer' in ended || ended.refusal.status === 401) await db.delete('settings', SIGNED_OUT)
  show({ person: null, state: 'nobody' })
  return true
}

async function take(session: Session): Promise<FieldPerson> {
  const { personId, personName, role, scope, scopeName, isDemo, unit } = session
  const person = { personId, personName, role, scope, scopeName, isDemo, unit }
  const db = await fieldDatabase()
  const before = await personOnPhone(db)
  if (before !== null && before.personId !== personId) await forget(before)
  await db.put('settings', person, 'person').catch(() => null)
  show({ person, state: 'signedIn' })
  tell({ kind: 'changed' })
  void queue.sendNow()
  return person
}

/** What a person saw on this phone is for his eyes; what he was typing is his and stays. */
async function forget(person: FieldPerson | null): Promise<void> {
  if (person === null) return
  const db = await fieldDatabase()
  await db.delete('kept', IDBKeyRange.bound([person.personId, ''], [person.personId, '\uffff']))
}

function notSignedIn(refusal: Refusal | null): void {
  const isUnreached = refusal !== null && refusal.hindrance !== 'signInNeeded'
  const { person } = view
  if (isUnreached) show({ person, state: person === null ? 'unknown' : 'offline' })
  else show({ person, state: person === null ? 'nobody' : 'signInNeeded' })
}

async function followOtherPages(): Promise<void> {
  const person = await personOnPhone(await fieldDatabase())
  if (person?.personId === view.person?.personId) return
  if (person === null) show({ person: null, state: 'nobody' })
  else await checkSession()
}

function show(next: PersonView): void {
  view = next
  for (const watcher of watchers) watcher()
}
