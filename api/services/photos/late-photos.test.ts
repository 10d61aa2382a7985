import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { WHOLE_SYSTEM } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import { uploadedPhoto } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { silentLog } from '../../log.ts'
import { testCtx } from '../../testing/house.ts'
import { drawPicture } from '../../testing/pictures.ts'
import { createPhotos } from './photos.ts'

const jpegOf = (width: number) => drawPicture(width, 200).jpeg().toBuffer()
const NOW = '2026-11-21T12:00:00.000Z'

describeOnOneEngine('photos of a phone with a poor network', (on) => {
  const directory = mkdtempSync(join(tmpdir(), 'wangge-late-photos-'))
  let ctx: Ctx
  let app: ReturnType<typeof createApp>

  beforeAll(() => {
    ctx = { ...testCtx(on.database, () => new Date(NOW)), photos: createPhotos(directory) }
    app = createApp({
      readiness: () => ({ house: ctx, ready: true, step: 'ready' }),
      contextOf: () => ({ ...ctx.who, role: 'grid_worker' }),
      webDirectory: '/nowhere',
      log: silentLog,
    })
  })
  afterAll(async () => {
    await ctx.tiles.close()
    rmSync(directory, { recursive: true })
  })

  const files = () => readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
  const rows = () => on.database.rows<{ id: string }>(WHOLE_SYSTEM, sql`select id from photo`)
  const send = (body: Uint8Array, key: string, query = '') =>
    app.request(`/api/v1/photos?phase=before${query}`, {
      ...{ method: 'POST', body: new Uint8Array(body) },
      headers: { 'content-type': 'image/jpeg', 'idempotency-key': key },
    })

  test.each(['with its length', 'in chunks'])(
    'one whose upload is cut in half, sent %s, leaves nothing',
    async (how) => {
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const picture = await jpegOf(1200)
      try {
        const socket = connect(port, '127.0.0.1')
        const length = how === 'in chunks' ? 'transfer-encoding: chunked' : `content-length: ${picture.length}`
        socket.write(`POST /api/v1/photos?phase=before HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nidempotency-key: cut\r\n`)
        socket.write(`content-type: image/jpeg\r\n${length}\r\n\r\n`)
        const half = picture.subarray(0, picture.length / 2)
        if (how === 'in chunks') socket.write(`${half.length.toString(16)}\r\n`)
        await new Promise((resolve) => socket.write(half, resolve))
        socket.destroy()
        await once(socket, 'close')
        // The next whole one is answered after the half one has been dealt with.
        const headers = { 'content-type': 'image/jpeg', 'idempotency-key': `whole ${how}` }
        const body = new Uint8Array(picture)
        const url = `http://127.0.0.1:${port}/api/v1/photos?phase=before`
        const whole = uploadedPhoto.parse(await (await fetch(url, { method: 'POST', body, headers })).json())
        const kept = (await rows()).map(({ id }) => id)
        expect(kept).toContain(whole.id)
        expect(files()).toHaveLength(kept.length * 2)
        await ctx.database.rows(WHOLE_SYSTEM, sql`delete from photo`)
        await ctx.photos.files.remove(whole.id)
        expect([kept.length, files()]).toEqual([1, []])
      } finally {
        server.close()
      }
    },
  )

  test('half a picture that a proxy took for a whole one is refused and leaves nothing', async () => {
    const picture = await jpegOf(1200)
    const refused = await send(picture.subarray(0, picture.length / 2), 'half')
    expect([refused.status, (await refused.json()) as object]).toMatchObject([422, { code: 'pictureUnreadable' }])
    expect([await rows(), files()]).toEqual([[], []])
    expect((await send(picture, 'half')).status).toBe(201)
  })

  test('one sent again under its key is the same one, another under that key is refused', async () => {
    const picture = await jpegOf(300)
    const before = (await rows()).length
    const both = await Promise.all([send(picture, 'twice'), send(picture, 'twice')])
    const [one, two] = await Promise.all(both.map(async (answer) => uploadedPhoto.parse(await answer.json())))
    expect(one?.id).toBe(two?.id)
    expect(uploadedPhoto.parse(await (await send(picture, 'twice')).json()).id).toBe(one?.id)
    expect(await rows()).toHaveLength(before + 1)
    expect(files()).toHaveLength((before + 1) * 2)
    const other = await send(await jpegOf(301), 'twice')
    expect([other.status, (await other.json()) as object]).toMatchObject([422, { code: 'idempotencyKeyReused' }])
  })

  test('one drawn anew on the phone was taken when the phone says', async () => {
    const answer = await send(await jpegOf(300), 'aged', '&ageSeconds=3600.5')
    expect(uploadedPhoto.parse(await answer.json()).takenAt).toBe('2026-11-21T10:59:59.500Z')
  })
})
