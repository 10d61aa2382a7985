import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { forgetUsedChallenges } from '../services/residents/forget-challenges.ts'
import { loadCells, personOf } from '../testing/ledger.ts'
import { drawPicture } from '../testing/pictures.ts'
import { quarterNow } from '../testing/quarter.ts'
import { linkOf, residentAt } from '../testing/resident.ts'

describeOnOneEngine('somebody who means harm', (db) => {
  let resident: ReturnType<typeof residentAt>
  let now = quarterNow

  beforeEach(async () => {
    await db.empty()
    now = quarterNow
    resident = residentAt(db.database, () => now)
    await loadCells(resident.house)
  }, 120_000)

  const count = async () => (await resident.rows<{ n: number }>(sql`select count(*) as n from hazard`))[0]?.n

  test('sends 1,000 reports from one address: a handful is taken, the others are refused before they are read, and noted', async () => {
    const server = serve({ fetch: resident.app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const form = async () =>
        /name="form" value="([^"]+)"/.exec(await (await fetch(`${url}/report`)).text())?.[1] ?? ''
      const statuses: number[] = []
      const one = async (number: number): Promise<void> => {
        const body = new FormData()
        const fields = await resident.filled({ form: number < 10 ? await form() : 'none', words: `第 ${number} 件` })
        for (const [name, value] of Object.entries(fields)) body.append(name, value)
        const init = { method: 'POST', body, headers: { origin: url }, redirect: 'manual' as const }
        statuses.push((await fetch(`${url}/report`, init)).status)
      }
      for (let number = 0; number < 1000; number += 20)
        await Promise.all(Array.from({ length: 20 }, (_, at) => one(number + at)))
      expect(statuses.filter((status) => status === 303).length).toBe(5)
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(900)
      expect(await count()).toBe(5)
      const noted = resident.noted.filter(({ refused }) => refused === 'tooManyRequests')
      expect(noted.length).toBeGreaterThanOrEqual(900)
      expect(Object.keys(noted[0] ?? {}).sort()).toEqual(['refused', 'requestId', 'sender'])
      expect(JSON.stringify(resident.noted)).not.toMatch(/127\.0\.0\.1|王小明|1381234/)
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  }, 60_000)

  test('has more turns with a proof of work than without, but each proof serves one form', async () => {
    const proof = await resident.proof()
    for (let turn = 0; turn < 5; turn++) expect((await resident.send(await resident.filled())).status).toBe(303)
    expect((await resident.send(await resident.filled())).status).toBe(429)
    expect((await resident.send(await resident.filled(), { query: proof })).status).toBe(303)
    // The same proof for another form counts as none.
    expect((await resident.send(await resident.filled(), { query: proof })).status).toBe(429)
    expect((await resident.send(await resident.filled(), { query: '?proof=made~up' })).status).toBe(429)
    expect(resident.refusals()).toEqual([
      'tooManyRequests',
      'proofUsed',
      'tooManyRequests',
      'proofInvalid',
      'tooManyRequests',
    ])
    now = new Date(quarterNow.getTime() + 16 * 60_000)
    expect(await forgetUsedChallenges(resident.house)).toBe(1)
    expect(await resident.rows(sql`select id from used_challenge`)).toEqual([])
    expect((await resident.send(await resident.filled(), { query: proof })).status).toBe(429)
  })

  test('hides a page, a script or a program in a photo, or a path in its name: what is no picture is refused, what is one is drawn anew', async () => {
    const jpeg = await drawPicture(60, 60).jpeg().toBuffer()
    const polyglot = Buffer.concat([
      jpeg,
      Buffer.from('<script>alert(1)</script><?php system($_GET[0]) ?>PK\u0003\u0004'),
    ])
    const names = [
      '../../../../tmp/evil.php',
      'C:\\windows\\a.exe',
      'a.jpg\u0000.svg',
      '"><img src=x onerror=alert(1)>.jpg',
    ]
    const asFile = (bytes: Uint8Array | string, name = 'photo.jpg') =>
      new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type: 'image/jpeg' })
    for (const [at, name] of names.entries()) {
      const sent = await resident.send(await resident.filled(), { files: [asFile(new Uint8Array(polyglot), name)] })
      expect([at, sent.status]).toEqual([at, 303])
    }
    const photos = await resident.rows<{ id: string }>(sql`select id from photo`)
    expect(photos).toHaveLength(names.length)
    for (const { id } of photos) {
      const kept = Buffer.from((await resident.house.photos.files.read(id, 'full')) ?? [])
      expect([kept.includes('script'), kept.includes('php'), kept.includes('PK\u0003\u0004')]).toEqual([
        false,
        false,
        false,
      ])
    }
    const lies = [
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      '%PDF-1.7',
      'MZ\u0090',
      'GIF89a<script>',
    ]
    const before = await count()
    for (const bytes of lies) {
      const answer = await resident.send(await resident.filled(), { files: [asFile(bytes)] })
      expect([bytes, answer.status, (await answer.text()).includes('没有收下')]).toEqual([bytes, 422, true])
    }
    expect(await count()).toBe(before)
    expect(resident.refusals()).toEqual(lies.map(() => 'unsupportedPicture'))
  })

  test('writes script: it is shown as words, on a page that would not run it', async () => {
    const words = '</textarea></dd><script>alert(1)</script><img src=x onerror="alert(2)">'
    const back = await resident.send(await resident.filled({ words, kind: '', address: words, name: words }))
    const link = linkOf(await resident.send(await resident.filled({ words, address: words })))
    const followed = await resident.request(link)
    for (const answer of [back, followed]) {
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'; script-src 'self'")
      expect(policy).not.toMatch(/unsafe|data:|\*/)
      const page = await answer.text()
      expect(page).not.toMatch(/<script>|<img/)
      expect(page).toContain('&lt;script&gt;')
    }
  })

  test('guesses at links and at what belongs to other cases, and finds nothing', async () => {
    const own = linkOf(await resident.send(await resident.filled()))
    const other = linkOf(await resident.send(await resident.filled({ words: '别人的事' })))
    const [hazard] = await resident.rows<{ id: string }>(sql`select id from hazard where description = '别人的事'`)
    const officer = personOf('township_officer', 0)
    const body = { question: '几楼？' }
    await resident.as(officer, `/hazards/${hazard?.id}/reporter/questions`, { method: 'POST', body })
    const question = /name="question" value="([^"]+)"/.exec(await (await resident.request(other)).text())?.[1] ?? ''
    expect(question).not.toBe('')
    await resident.say(own, { act: 'answer', question, text: '冒充' })
    expect(await resident.rows(sql`select answer from resident_question`)).toEqual([{ answer: null }])
    for (const path of [hazard?.id, '20261121-0002', `${own.slice(-22, -1)}!`, '..%2f..%2fetc%2fpasswd', "' or 1=1 --"])
      expect((await resident.request(`/report/follow/${encodeURIComponent(path ?? '')}`)).status).toBe(404)
    for (let guess = 0; guess < 15; guess++)
      expect((await resident.request(`/report/follow/${'A'.repeat(20)}${10 + guess}`)).status).toBe(404)
    // Whoever guesses on is turned away altogether for a while.
    expect((await resident.request(`/report/follow/${'A'.repeat(22)}`)).status).toBe(429)
    expect(resident.refusals().filter((refused) => refused === 'notFound')).toHaveLength(20)
  })

  test('sends from a foreign page, without saying from where, as a robot, or with a form that is none of ours', async () => {
    const from = async (headers: Record<string, string>) =>
      (await resident.send(await resident.filled(), { headers: { origin: '', ...headers } })).status
    expect(await from({ origin: 'https://evil.example' })).toBe(403)
    expect(await from({ origin: 'null' })).toBe(403)
    const unsaid = new FormData()
    for (const [name, value] of Object.entries(await resident.filled())) unsaid.append(name, value)
    expect((await resident.request('/report', { method: 'POST', body: unsaid })).status).toBe(403)
    expect((await resident.send(await resident.filled({ website: 'https://spam.example' }))).status).toBe(422)
    expect((await resident.send(await resident.filled({ form: 'A'.repeat(22) }))).status).toBe(422)
    const stale = await resident.filled()
    now = new Date(quarterNow.getTime() + 25 * 3_600_000)
    expect((await resident.send(stale)).status).toBe(422)
    expect(await count()).toBe(0)
    expect(resident.refusals()).toEqual(expect.arrayContaining(['foreignOrigin', 'trap', 'formInvalid']))
  })

  test('claims another address: only the header of the proxy in front counts', async () => {
    const fields = { headers: { 'x-forwarded-for': '1.2.3.4', forwarded: 'for=1.2.3.4', 'x-real-ip': '1.2.3.4' } }
    for (let turn = 0; turn < 5; turn++) expect((await resident.send(await resident.filled(), fields)).status).toBe(303)
    const claimed = { headers: { 'x-forwarded-for': '5.6.7.8' } }
    expect((await resident.send(await resident.filled(), claimed)).status).toBe(429)
  })
})
