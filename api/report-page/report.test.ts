import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { HazardCase } from '../contract/index.ts'
import { loadCells, personOf, placeIn } from '../testing/ledger.ts'
import { phonePicture } from '../testing/pictures.ts'
import { quarterNow, SOUTH, TOWNSHIPS, WEST } from '../testing/quarter.ts'
import { linkOf, residentAt } from '../testing/resident.ts'

describeOnOneEngine('a resident without an account', (db) => {
  let resident: ReturnType<typeof residentAt>

  beforeEach(async () => {
    await db.empty()
    resident = residentAt(db.database, () => quarterNow)
    await loadCells(resident.house)
  }, 120_000)

  const hazards = () =>
    resident.rows<{ id: string; source: string; cellCode: string; description: string; version: number }>(
      sql`select id, source, cell_code as "cellCode", description, version from hazard order by reported_at, id`,
    )
  const follow = async (link: string) => (await resident.request(link)).text()
  const officer = personOf('township_officer', 0)

  test('reports by the same way as everybody: township, clocks, trail, and his name in safe keeping', async () => {
    const photo = new File([new Uint8Array(await phonePicture())], '../../../etc/passwd')
    const sent = await resident.send(await resident.filled(), { files: [photo] })
    expect([sent.status, linkOf(sent)]).toEqual([303, expect.stringMatching(/^\/report\/follow\/[\w-]{22}$/)])
    const [hazard] = await hazards()
    expect(hazard).toMatchObject({ source: 'resident', cellCode: '15050210000101', version: 1 })
    const seen = await (await resident.as(officer, `/hazards/${hazard?.id}`)).json()
    expect(seen).toMatchObject({
      ...{ townshipCode: TOWNSHIPS[0], reporter: { nameMasked: '王**', phoneMasked: '138****0000' } },
      ...{ dueClock: 'feedback', photos: [{ phase: 'before' }], events: [{ event: 'reported', role: 'resident' }] },
    })
    expect(JSON.stringify(seen)).not.toContain('王小明')
    expect(await resident.rows(sql`select name, phone from personal_data`)).toEqual([
      { name: '王小明', phone: '13812340000' },
    ])
    // Of the link only its digest is kept, and of the sender nothing.
    const kept = JSON.stringify(await resident.rows(sql`select * from resident_report`))
    expect(kept).not.toContain(linkOf(sent).slice(-22))
  })

  test('sees by his link who handles it, answers what he is asked, and rates the result once', async () => {
    const link = linkOf(await resident.send(await resident.filled()))
    const [hazard] = await hazards()
    const at = `/hazards/${hazard?.id}`
    const act = async (action: Record<string, unknown>) => {
      const { version } = (await (await resident.as(officer, at)).json()) as HazardCase
      const body = { expectedVersion: version, ...action }
      expect((await resident.as(officer, `${at}/actions`, { method: 'POST', body })).status).toBe(200)
    }
    expect(await follow(link)).toContain('20261121-0001')
    expect(await follow(link)).not.toContain('王小明')
    await act({ action: 'answer', text: '王工今天去看' })
    await act({ action: 'note', text: '内部：约谈物业经理李某' })
    const asked = await resident.as(officer, `${at}/reporter/questions`, {
      method: 'POST',
      body: { question: '几单元？' },
    })
    expect([asked.status, await asked.json()]).toMatchObject([201, { questions: [{ answer: null }], mayAsk: true }])
    const page = await follow(link)
    expect(page).toContain('王工今天去看')
    expect(page).toContain('几单元？')
    expect(page).not.toContain('李某')
    const question = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await resident.say(link, { act: 'rate', score: '5' })).status).toBe(409)
    for (const text of ['3 单元', '再答一次'])
      expect((await resident.say(link, { act: 'answer', question, text })).status).toBe(303)
    await act({ action: 'verify', verdict: 'false' })
    await act({ action: 'reply', text: '已清走' })
    await act({ action: 'closeOut' })
    for (const score of ['4', '1'])
      expect((await resident.say(link, { act: 'rate', score, text: '谢谢' })).status).toBe(303)
    expect(await follow(link)).toContain('您的评价：满意')
    const side = await (await resident.as(officer, `${at}/reporter`)).json()
    expect(side).toMatchObject({
      link: { placeBy: 'position', seenAt: quarterNow.toISOString(), revokedAt: null },
      questions: [{ question: '几单元？', answer: '3 单元' }],
      ratings: [{ score: 4, words: '谢谢' }],
    })
    const { events } = (await (await resident.as(officer, at)).json()) as HazardCase
    const told = events.filter(({ role }) => role === 'resident')
    expect(told.map(({ event }) => event)).toEqual(['reported', 'reporterAnswered', 'rated'])
  })

  test('makes one hazard of one form: sent twice at once, sent again, and sent again with other words', async () => {
    const fields = await resident.filled()
    const both = await Promise.all([resident.send(fields), resident.send(fields)])
    const later = [await resident.send(fields), await resident.send({ ...fields, words: '又改了' })]
    const links = [...both, ...later].map(linkOf)
    expect([...both, ...later].map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect(new Set(links).size).toBe(1)
    expect(later[1]?.headers.get('location')).toContain('said=again')
    expect((await hazards()).map(({ description }) => description)).toEqual(['楼道堆满纸箱'])
  })

  test('is told to call 119 for words or a kind of fire, and nothing is written', async () => {
    const words = await resident.send(await resident.filled({ words: '三楼着火了' }))
    const kind = await resident.send(await resident.filled({ kind: 'fire' }))
    for (const answer of [words, kind]) {
      expect(answer.status).toBe(422)
      const page = await answer.text()
      expect(page).toContain('先打 119')
      expect(page.indexOf('data-fire')).toBeLessThan(page.indexOf('data-report'))
    }
    expect(await hazards()).toEqual([])
    expect(resident.refusals()).toEqual(['fireReported', 'fireReported'])
    // Whoever says that nothing burns now may tell of a fire that was; of a kind of fire he may not.
    const was = { words: '上周着火了，电线还裸着', nothingBurns: 'yes' }
    expect((await resident.send(await resident.filled(was))).status).toBe(303)
    expect((await resident.send(await resident.filled({ ...was, kind: 'fire' }))).status).toBe(422)
  })

  test('without a position names his area, which then has the hazard as a whole; outside the district he is told so', async () => {
    const [area] = await resident.rows<{ code: string; name: string }>(
      sql`select code, name from grid_cell where level = 'community' order by code limit 1`,
    )
    const link = linkOf(await resident.send(await resident.filled({ lon: '', lat: '', area: area?.code ?? '' })))
    expect((await hazards())[0]?.cellCode).toBe(area?.code)
    expect(await follow(link)).toContain('按社区登记')
    const outside = await resident.send(await resident.filled({ lon: '2.3', lat: '48.8' }))
    expect([outside.status, await outside.text()]).toEqual([422, expect.stringContaining('不在本区范围内')])
    for (const gone of [{ area: '999999999999' }, { area: '' }])
      expect((await resident.send(await resident.filled({ lon: '', lat: '', ...gone }))).status).toBe(422)
    expect(await hazards()).toHaveLength(1)
  })

  test('is offered where his photo was taken, and the photo itself no longer says it', async () => {
    const [lon, lat] = placeIn(0)
    const gps = (degrees: number) => `${Math.floor(degrees)}/1 ${Math.round((degrees % 1) * 60e6)}/1000000 0/1`
    const taken = await phonePicture({}, { GPSLongitude: gps(lon), GPSLatitude: gps(lat) })
    const fields = await resident.filled({ lon: '', lat: '' })
    const offered = await resident.send(fields, { files: [new File([new Uint8Array(taken)], 'a.jpg')] })
    const page = await offered.text()
    expect(page).toContain('照片带有拍摄位置')
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
    const again = {
      photoPlace: 'yes',
      photoId: hidden('photoId'),
      photoLon: hidden('photoLon'),
      photoLat: hidden('photoLat'),
    }
    const sent = await resident.send({ ...fields, ...again })
    expect(sent.status).toBe(303)
    const [hazard] = await resident.rows<{ by: string; lon: number }>(
      sql`select place_by as by, ST_X(location) as lon from hazard join resident_report on hazard_id = id`,
    )
    expect(hazard?.by).toBe('photo')
    expect(hazard?.lon).toBeCloseTo(lon, 5)
    const [photo] = await resident.rows<{ id: string }>(sql`select id from photo where stream is not null`)
    const file = await resident.house.photos.files.read(photo?.id ?? '', 'full')
    expect(Buffer.from(file ?? []).includes('Exif')).toBe(false)
  })

  test('keeps what he wrote when something is missing, and finds what is wrong beside it', async () => {
    const answer = await resident.send(await resident.filled({ words: '', phone: 'abc', kind: '' }), {
      query: '?lang=en',
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of ['Choose what it is.', 'Say what it is in a few words', 'phone number in digits', '横1路 1号'])
      expect(page).toContain(words)
  })

  test('has a link that its office may end; then it leads nowhere', async () => {
    const link = linkOf(await resident.send(await resident.filled()))
    const at = `/hazards/${(await hazards())[0]?.id}/reporter`
    const stranger = personOf('township_officer', 1)
    expect((await resident.as(stranger, at)).status).toBe(404)
    expect((await resident.as(stranger, `${at}/link`, { method: 'DELETE' })).status).toBe(404)
    expect((await resident.as(personOf('patrol_member', 0), `${at}/link`, { method: 'DELETE' })).status).toBe(403)
    const ended = await resident.as(officer, `${at}/link`, { method: 'DELETE' })
    expect(await ended.json()).toMatchObject({ link: { revokedByName: officer.personName }, mayAsk: false })
    expect((await resident.request(link)).status).toBe(404)
    expect((await resident.say(link, { act: 'rate', score: '1' })).status).toBe(404)
    const question = { method: 'POST', body: { question: '在吗？' } }
    expect((await resident.as(officer, `${at}/questions`, question)).status).toBe(409)
    expect(await resident.rows(sql`select action from audit_event`)).toEqual([{ action: 'reporterLinkEnded' }])
  })

  test('asks the name of a place, inside and outside', async () => {
    const inside = await resident.request(`/report/place?lon=${WEST + 0.001}&lat=${SOUTH + 0.001}`)
    expect(await inside.json()).toEqual({ name: expect.stringContaining('镇0') })
    expect((await resident.request('/report/place?lon=2.3&lat=48.8')).status).toBe(422)
    expect((await resident.request('/report/place?lon=x')).status).toBe(400)
  })
})
