import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type Context, localAdministrator } from '@wangge/db'
import { describeOnEachEngine } from '@wangge/db/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import { problem, type UploadedPhoto, uploadedPhoto } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { silentLog } from '../../log.ts'
import { importKind, officerOf, testCtx } from '../../testing/house.ts'
import { drawPicture, phonePicture } from '../../testing/pictures.ts'
import { quarterCells, TOWNSHIPS } from '../../testing/quarter.ts'
import { attachToCase } from './attach-photos.ts'
import { createPhotos } from './photos.ts'
import { removeStaleUploads } from './remove-stale-uploads.ts'
import { uploadPhoto } from './upload-photo.ts'

const NOW = '2026-11-21T12:00:00.000Z'
const [first, second] = TOWNSHIPS.map((code, index) => ({ ...officerOf(code), personId: `officer${index}` }))
/** A hazard in each township. */
const [HAZARD, NEXT_HAZARD] = ['01900000-0000-7000-8000-000000000006', '01900000-0000-7000-8001-000000000006']

describeOnEachEngine('photos', (on) => {
  const directory = mkdtempSync(join(tmpdir(), 'wangge-photos-'))
  let ctx: Ctx
  let app: ReturnType<typeof createApp>
  let who: Context = localAdministrator
  let now = new Date(NOW)

  beforeAll(async () => {
    ctx = { ...testCtx(on.database, () => now), photos: createPhotos(directory) }
    await importKind(ctx, 'cells', quarterCells())
    await on.script(`insert into hazard (id, serial, kind, grade, state, source, reported_at, location, cell_code) values
      ('${HAZARD}', '1', 'other', 'general', 'reported', 'resident', '${NOW}', st_point(122.001, 43.001, 4326), '${TOWNSHIPS[0]}'),
      ('${NEXT_HAZARD}', '2', 'other', 'general', 'reported', 'resident', '${NOW}', st_point(122.011, 43.001, 4326), '${TOWNSHIPS[1]}')`)
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => who,
      webDirectory: '/nowhere',
      log: silentLog,
    })
  })
  beforeEach(() => {
    who = first ?? localAdministrator
    now = new Date(NOW)
  })
  afterAll(async () => {
    await ctx.tiles.close()
    rmSync(directory, { recursive: true })
  })

  const send = (body: Uint8Array, type = 'image/jpeg', phase = 'before') =>
    app.request(`/api/v1/photos?phase=${phase}`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': type },
    })
  const get = (photo: { id: string }, size: string) => app.request(`/api/v1/photos/${photo.id}/${size}`)
  const upload = async (): Promise<UploadedPhoto> => {
    const response = await send(await phonePicture())
    expect(response.status).toBe(201)
    return uploadedPhoto.parse(await response.json())
  }
  const problemOf = async (response: Response) => problem.parse(await response.json())
  const files = () => readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))

  test('are taken, drawn anew, and shown with headers that make them nothing but pictures', async () => {
    const photo = await upload()
    expect(photo).toMatchObject({
      phase: 'before',
      contentType: 'image/jpeg',
      widthPixels: 300,
      heightPixels: 400,
      takenAt: '2026-11-21T11:40:00.000Z',
      uploadedAt: NOW,
      uploadedByName: '王工',
      offeredPosition: [122.25, 43.5],
    })
    const response = await get(photo, 'full')
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': `inline; filename="${photo.id}.jpg"`,
    })
    const [full, small] = [await response.arrayBuffer(), await (await get(photo, 'thumbnail')).arrayBuffer()]
    expect(new Uint8Array(full).subarray(0, 3)).toEqual(new Uint8Array([0xff, 0xd8, 0xff]))
    expect(small.byteLength).toBeLessThan(full.byteLength)
    expect(files().every((name) => /^\w\w[\\/][\w-]+(\.thumb)?\.jpg$/.test(name))).toBe(true)
  })

  test('of one hazard are seen by those who see the hazard, by nobody of the next township', async () => {
    const photo = await upload()
    who = second ?? who
    for (const size of ['full', 'thumbnail']) expect((await get(photo, size)).status).toBe(404)
    const attach = { ids: [photo.id], caseKind: 'hazard' as const, stream: HAZARD, now: NOW }
    const taking = ctx.database.transaction(who, (tx) => attachToCase(tx, attach))
    await expect(taking).rejects.toMatchObject({ code: 'unknownPhoto' })
    await ctx.database.transaction(first ?? who, (tx) => attachToCase(tx, attach))
    for (const size of ['full', 'thumbnail']) expect((await get(photo, size)).status).toBe(404)
    for (const other of [localAdministrator, first, { ...(first ?? who), personId: 'colleague' }]) {
      who = other ?? who
      for (const size of ['full', 'thumbnail']) expect((await get(photo, size)).status).toBe(200)
    }
    const again = ctx.database.transaction(who, (tx) => attachToCase(tx, attach))
    await expect(again).rejects.toMatchObject({ code: 'unknownPhoto' })
  })

  test('are not given to a case of another township', async () => {
    const photo = await upload()
    const attach = { ids: [photo.id], caseKind: 'hazard' as const, stream: NEXT_HAZARD, now: NOW }
    await expect(ctx.database.transaction(who, (tx) => attachToCase(tx, attach))).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('are taken back by their sender, as long as no case has them', async () => {
    const [mine, given] = [await upload(), await upload()]
    const attach = { ids: [given.id], caseKind: 'hazard' as const, stream: HAZARD, now: NOW }
    await ctx.database.transaction(who, (tx) => attachToCase(tx, attach))
    const remove = ({ id }: { id: string }) => app.request(`/api/v1/photos/${id}`, { method: 'DELETE' })
    who = { ...who, personId: 'colleague' }
    expect((await remove(mine)).status).toBe(404)
    who = first ?? who
    expect((await remove(given)).status).toBe(404)
    expect((await remove(mine)).status).toBe(204)
    expect((await get(mine, 'full')).status).toBe(404)
    expect(files().some((name) => name.includes(mine.id))).toBe(false)
    expect((await get(given, 'full')).status).toBe(200)
  })

  test('that no case took within a day are removed with their files', async () => {
    const [left, given] = [await upload(), await upload()]
    const attach = { ids: [given.id], caseKind: 'hazard' as const, stream: HAZARD, now: NOW }
    await ctx.database.transaction(who, (tx) => attachToCase(tx, attach))
    now = new Date('2026-11-22T11:59:59Z')
    const fresh = await upload()
    now = new Date('2026-11-22T12:00:01Z')
    expect(await removeStaleUploads({ ctx })).toBeGreaterThanOrEqual(1)
    expect((await get(left, 'full')).status).toBe(404)
    expect(files().some((name) => name.includes(left.id))).toBe(false)
    for (const photo of [given, fresh]) expect((await get(photo, 'full')).status).toBe(200)
  })

  test('are judged by what they hold, not by what they are called', async () => {
    const html = await problemOf(await send(Buffer.from('<html><script>1</script></html>'), 'image/jpeg'))
    expect(html).toMatchObject({ status: 415, code: 'unsupportedPicture', params: { found: 'html' } })
    const png = await send(await drawPicture(50, 50).png().toBuffer(), 'image/gif')
    expect(png.status).toBe(201)
  })

  test('that are refused leave nothing', async () => {
    const before = files().length
    const jpeg = await drawPicture(800, 600).jpeg().toBuffer()
    const cut = await problemOf(await send(jpeg.subarray(0, jpeg.length / 2)))
    expect(cut).toMatchObject({ status: 422, code: 'pictureUnreadable' })
    const large = await problemOf(await send(new Uint8Array(20 * 1024 * 1024)))
    expect(large).toMatchObject({ status: 413, code: 'bodyTooLarge', params: { limitBytes: 15 * 1024 * 1024 } })
    expect(await problemOf(await send(jpeg, 'image/jpeg', 'party'))).toMatchObject({
      status: 400,
      code: 'invalidInput',
    })
    who = { ...who, role: 'planner' }
    expect(await problemOf(await send(jpeg))).toMatchObject({ status: 403, code: 'forbidden' })
    expect(files()).toHaveLength(before)
  })

  test.each(['with its length', 'in chunks'])(
    'of 20 MB are refused over a connection, sent %s, and the next is taken',
    async (how) => {
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
      await once(server, 'listening')
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/photos?phase=before`
      const headers = { 'content-type': 'image/jpeg' }
      const large = new Uint8Array(20 * 1024 * 1024)
      const body = () => (how === 'in chunks' ? new Blob([large]).stream() : large)
      const send = () => fetch(url, { method: 'POST', body: body(), headers, duplex: 'half' })
      try {
        // Whoever still sends when the answer is there may find the connection closed before he reads it.
        const answer = await send().catch(send).catch(send)
        expect(await problemOf(answer)).toMatchObject({ status: 413, code: 'bodyTooLarge' })
        const taken = await fetch(url, { method: 'POST', body: new Uint8Array(await phonePicture()), headers })
        expect(taken.status).toBe(201)
      } finally {
        server.close()
      }
    },
  )

  test('that cannot be written down leave no file', async () => {
    const before = files().length
    const broken = { ...ctx, who, database: { ...ctx.database, transaction: () => Promise.reject(new Error('gone')) } }
    const input = { phase: 'before' as const, bytes: await phonePicture() }
    await expect(uploadPhoto({ ctx: broken, input })).rejects.toThrow('gone')
    expect(files()).toHaveLength(before)
  })

  test('come in no more than so many an hour from one person', async () => {
    ctx.photos = createPhotos(directory)
    for (let count = 0; count < 300; count++) await ctx.photos.admit('busy')
    await expect(ctx.photos.admit('busy')).rejects.toMatchObject({ code: 'tooManyRequests' })
    await expect(ctx.photos.admit('other')).resolves.toBeUndefined()
  })

  test('whose file is lost are not there, and the house goes on', async () => {
    const photo = await upload()
    await ctx.photos.files.remove(photo.id)
    expect(existsSync(join(directory, photo.id.slice(-2), `${photo.id}.jpg`))).toBe(false)
    expect((await get(photo, 'full')).status).toBe(404)
  })
})
