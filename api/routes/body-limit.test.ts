import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { limitBody } from './body-limit.ts'

const app = new Hono()
app.use(limitBody({ maxSize: 10, onError: (c) => c.text('too large', 413) }))
app.post('/', async (c) => c.text(await c.req.text()))

const sent = (body: string, headers: Record<string, string> = {}) => app.request('/', { method: 'POST', body, headers })

test('a body whose told length is over the limit is refused unread', async () => {
  expect((await sent('0123456789a', { 'content-length': '11' })).status).toBe(413)
})

test('a body within its told length arrives', async () => {
  const answer = await sent('0123456789', { 'content-length': '10' })
  expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
})

test.each([{}, { 'transfer-encoding': 'chunked', 'content-length': '3' }])(
  'a body of no told length is counted (%o)',
  async (headers) => {
    expect((await sent('0123456789a', headers)).status).toBe(413)
    expect((await sent('0123456789', headers)).status).toBe(200)
  },
)
