import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPhoneClock } from './clock.ts'
import { type FieldDatabase, type ItemRecord, openFieldDatabase } from './database.ts'
import { allItems, applyOutcome, dropItem, keepItem, ownVersion, photosOf } from './records.ts'
import { type SendResult, sendAll } from './send.ts'
import type { FieldAction } from './types.ts'

interface Got {
  path: string
  key: string
  person: string | null
  body: Record<string, unknown>
}
type Answer = { status: number; body?: object; headers?: Record<string, string> }

let db: FieldDatabase
let got: Got[]
/** What the server does with a request before it would take it; null = takes it. */
let meanwhile: (got: Got) => Answer | 'cut' | 'cutAfterwards' | null
let signedIn: string | null
let number = 0

beforeEach(async () => {
  db = await openFieldDatabase(`test-${number++}`)
  got = []
  answered.clear()
  meanwhile = () => null
  signedIn = 'wang'
})
afterEach(() => db.close())

const problem = (status: number, code: string, params = {}): Answer => ({ status, body: { code, params } })

/** Takes everything once a key, as the server does. */
const answered = new Map<string, object>()
async function server(path: string, init: RequestInit = {}): Promise<Answer> {
  if (path === '/session')
    return signedIn === null ? problem(401, 'signInNeeded') : { status: 200, body: { personId: signedIn } }
  const headers = new Headers(init.headers)
  const body = typeof init.body === 'string' ? JSON.parse(init.body) : { bytes: (init.body as Blob | undefined)?.size }
  const request = { path, key: headers.get('idempotency-key') ?? '', person: headers.get('wangge-person'), body }
  const first = meanwhile(request)
  if (first === 'cut') throw new TypeError('Failed to fetch')
  if (first !== null && first !== 'cutAfterwards') return first
  const known = answered.get(request.key)
  const about = /^\/(?:hazards|dispatches)\/([^/]+)\/actions$/.exec(path)?.[1]
  const id = about ?? `${path.slice(1, 4)}${got.length}`
  const made = known ?? { id, serial: '20261122-0001', version: got.length + 1 }
  if (!known && request.key !== '') {
    got.push(request)
    answered.set(request.key, made)
  }
  if (first === 'cutAfterwards') throw new TypeError('Failed to fetch')
  return { status: 200, body: made }
}

function send(): Promise<SendResult> {
  const fetch = (async (input: string, init?: RequestInit) => {
    const { status, body = {}, headers = {} } = await server(input.replace('/api/v1', ''), init)
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
  }) as typeof globalThis.fetch
  return sendAll({ db, clock: createPhoneClock(), fetch, onSending: () => undefined, onChange: () => undefined })
}

async function write(action: FieldAction, { photos = 0, personId = 'wang' } = {}): Promise<string> {
  const id = `item${number++}`
  const item: ItemRecord = {
    ...{ id, action, label: '', state: 'queued', personId, stamp: createPhoneClock().stamp(), photoCount: photos },
    ...{
      photosSent: 0,
      attempts: 0,
      problem: null,
      conflict: null,
      result: null,
      seenVersion: null,
      sentVersion: null,
    },
    ...{ uploadRound: 0, sentAt: null },
  }
  item.seenVersion = ownVersion(await allItems(db), item)
  const bytes = (i: number) => new Uint8Array(10 + i).buffer
  const kept = Array.from({ length: photos }, (_, i) => ({
    ...{
      id: `${id}.0${i}`,
      itemId: id,
      bytes: bytes(i),
      type: 'image/jpeg',
      phase: 'before' as const,
      uploadedId: null,
    },
  }))
  await keepItem(db, item, kept)
  return id
}

const report = (address: string): FieldAction => ({
  type: 'reportHazard',
  report: { kind: 'lockedExit', source: 'gridWorker', address, position: [122, 43] },
})
const verify = (hazard: { id: string } | { local: string }, expectedVersion = 1): FieldAction => ({
  type: 'hazardAction',
  hazard,
  action: { action: 'verify', verdict: 'real', expectedVersion },
})
const accept = (dispatchId: string, action: 'accept' | 'depart', expectedVersion = 1): FieldAction => ({
  type: 'dispatchAction',
  dispatchId,
  action: { action, expectedVersion },
})
const paths = () => got.map(({ path }) => path)
const states = async () => (await allItems(db)).map(({ state }) => state)

test('a report goes before its photos, its photos before what is done about it, and the next report after that', async () => {
  const first = await write(report('一'), { photos: 2 })
  await write(verify({ local: first }, 0))
  await write(report('二'), { photos: 1 })
  expect(await send()).toEqual({ hindrance: null, waitSeconds: null })
  const [one, two] = ['haz0', 'haz5']
  expect(paths()).toEqual([
    ...['/hazards', '/photos?phase=before', '/photos?phase=before', `/hazards/${one}/actions`],
    ...[`/hazards/${one}/actions`, '/hazards', '/photos?phase=before', `/hazards/${two}/actions`],
  ])
  expect(got[3]?.body).toMatchObject({ action: 'addPhotos', photoIds: ['pho1', 'pho2'] })
  expect(got[4]?.body).toMatchObject({ action: 'verify', expectedVersion: 4 })
  expect(got.every(({ person }) => person === 'wang')).toBe(true)
  expect(await states()).toEqual(['sent', 'sent', 'sent'])
  expect(await db.count('photos')).toBe(0)
})

test.each(['cut', 'cutAfterwards'] as const)(
  'a network %s at every single request loses nothing and doubles nothing',
  async (how) => {
    const first = await write(report('一'), { photos: 2 })
    await write(verify({ local: first }, 0))
    await write(accept('d1', 'accept'))
    for (let requests = 0; (await states()).some((state) => state !== 'sent'); requests++) {
      let left = requests % 3
      meanwhile = () => (left-- === 0 ? how : null)
      await send()
      expect(requests).toBeLessThan(40)
    }
    expect(new Set(got.map(({ key }) => key)).size).toBe(got.length)
    expect(paths()).toEqual([
      ...['/hazards', '/photos?phase=before', '/photos?phase=before', '/hazards/haz0/actions'],
      ...['/hazards/haz0/actions', '/dispatches/d1/actions'],
    ])
  },
)

test('somebody else was first: who and when stand there, what follows on it waits, everything else goes on', async () => {
  meanwhile = ({ path }) =>
    path.startsWith('/dispatches/d1')
      ? problem(409, 'dispatchMoved', { byName: '李四', at: '2026-11-22T08:00:00.000Z', event: 'recalled' })
      : null
  await write(accept('d1', 'accept'))
  await write(accept('d1', 'depart'))
  await write(report('一'))
  expect((await send()).hindrance).toBeNull()
  expect(await states()).toEqual(['conflict', 'queued', 'sent'])
  const [conflicting] = await allItems(db)
  expect(conflicting?.conflict).toEqual({ byName: '李四', at: '2026-11-22T08:00:00.000Z', event: 'recalled' })
  await dropItem(db, conflicting?.id ?? '')
  meanwhile = () => null
  await send()
  expect(await states()).toEqual(['sent', 'sent'])
})

test('what the phone did itself since is known to what it does next', async () => {
  await write(accept('d1', 'accept', 7))
  await write(accept('d1', 'depart', 7))
  await send()
  expect(got.map(({ body }) => body['expectedVersion'])).toEqual([7, 1])
  await write(accept('d1', 'depart', 7))
  await send()
  expect(got[2]?.body['expectedVersion']).toBe(2)
})

test('without a session everything waits; another person on the phone sends none of it', async () => {
  await write(report('一'))
  signedIn = null
  expect((await send()).hindrance).toBe('signInNeeded')
  signedIn = 'li'
  expect((await send()).hindrance).toBeNull()
  expect(got).toEqual([])
  // He signs in between the question who is here and the request.
  signedIn = 'wang'
  meanwhile = () => problem(409, 'otherPerson')
  expect((await send()).hindrance).toBe('signInNeeded')
  meanwhile = () => null
  await send()
  expect(await states()).toEqual(['sent'])
})

test('a server that is busy is left in peace; one that breaks on one item again and again goes on with the others', async () => {
  const [bad, good] = [await write(report('坏')), await write(report('好'))]
  meanwhile = () => ({ ...problem(429, 'tooManyRequests'), headers: { 'retry-after': '17' } })
  expect(await send()).toEqual({ hindrance: 'serverBusy', waitSeconds: 17 })
  meanwhile = ({ key }) => (key.startsWith(bad) ? problem(500, 'internal') : null)
  for (let i = 0; i < 5; i++) await send()
  expect((await allItems(db)).map(({ id, state }) => [id, state])).toEqual([
    [bad, 'failed'],
    [good, 'sent'],
  ])
})

test('a sign-in page of somebody else’s network is no answer', async () => {
  await write(report('一'))
  const fetch = (async () =>
    new Response('<html>', { headers: { 'content-type': 'text/html' } })) as typeof globalThis.fetch
  const nothing = () => undefined
  const result = await sendAll({ db, clock: createPhoneClock(), fetch, onSending: nothing, onChange: nothing })
  expect(result.hindrance).toBe('offline')
  expect(await states()).toEqual(['queued'])
})

test('uploads that the server has thrown away by then are sent once more', async () => {
  await write(verify({ id: 'h1' }), { photos: 1 })
  meanwhile = ({ path, key }) => (path.endsWith('/actions') && key.endsWith('.0') ? problem(422, 'unknownPhoto') : null)
  await send()
  expect(paths()).toEqual(['/photos?phase=before', '/photos?phase=before', '/hazards/h1/actions'])
  expect(await states()).toEqual(['sent'])
})

test('a photo that is gone from the phone fails its item by name, and a discarded report takes its actions along', async () => {
  const lost = await write(verify({ id: 'h1' }), { photos: 1 })
  for (const { id } of await photosOf(db, lost)) await db.delete('photos', id)
  await send()
  expect((await allItems(db))[0]).toMatchObject({ state: 'failed', problem: { code: 'photoLost' } })
  const refused = await write(report('一'))
  await write(verify({ local: refused }))
  meanwhile = () => problem(422, 'outsideDistrict')
  await send()
  expect(await states()).toEqual(['failed', 'failed', 'queued'])
  await dropItem(db, refused)
  expect(await states()).toEqual(['failed'])
})

test('positions go many at a time, under the same key until they are answered', async () => {
  const stamp = createPhoneClock().stamp()
  const many = db.transaction('positions', 'readwrite')
  for (let i = 0; i < 620; i++) void many.store.add({ teamId: 't', position: [122, 43], personId: 'wang', stamp })
  await many.done
  const keys: string[] = []
  meanwhile = ({ key }) => {
    keys.push(key)
    return keys.length === 1 ? 'cutAfterwards' : null
  }
  expect((await send()).hindrance).toBe('offline')
  await db.add('positions', { teamId: 't', position: [122, 43], personId: 'wang', stamp })
  await send()
  expect(got.map(({ body }) => (body['positions'] as unknown[]).length)).toEqual([500, 121])
  expect(keys[1]).toBe(keys[0])
  expect(await db.count('positions')).toBe(0)
})

test('what was sent keeps its version for what comes after, until nobody needs it', async () => {
  const first = await write(accept('d1', 'accept'))
  await send()
  await applyOutcome(db, first, { item: { sentAt: Date.now() - 2 * 86_400_000 } })
  await write(report('一'))
  await send()
  expect((await allItems(db)).map(({ id }) => id)).not.toContain(first)
})
