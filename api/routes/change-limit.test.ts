import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { ServiceError } from '../errors.ts'
import type { Ctx } from '../house.ts'
import { silentLog } from '../log.ts'
import { changeLimit } from './change-limit.ts'
import { answerProblem } from './problems.ts'
import type { Env } from './router.ts'

describe('the limit of changes', () => {
  test('refuses the change beyond it with when to come back, and no other person’s', async () => {
    const app = limited(3)
    for (const status of [200, 200, 200, 429]) expect((await change(app, 'a')).status).toBe(status)
    const refused = await change(app, 'a')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ code: 'tooManyRequests' })
    expect((await change(app, 'b')).status).toBe(200)
  })

  test('lets reading pass', async () => {
    const app = limited(1)
    for (let reads = 0; reads < 5; reads++) expect((await app.request('/?person=a')).status).toBe(200)
  })
})

const change = (app: Hono<Env>, person: string) => app.request(`/?person=${person}`, { method: 'POST' })

function limited(perMinute: number): Hono<Env> {
  const app = new Hono<Env>()
  app.onError((error, c) => answerProblem(c, error, silentLog))
  app.use(async (c, next) => {
    const personId = c.req.query('person')
    if (personId === undefined) throw new ServiceError('signInNeeded', 'Who asks?')
    c.set('ctx', { who: { personId } } as Ctx)
    await next()
  })
  app.use(changeLimit(perMinute))
  app.all('/', (c) => c.text('done'))
  return app
}
