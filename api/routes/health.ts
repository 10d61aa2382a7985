import { Hono } from 'hono'
import type { Readiness } from '../app.ts'
import type { Env } from './router.ts'

/** /health: the process answers. /ready: the database is migrated, answers, and what is loaded at the start is loaded. */
export function createHealthRoutes(readiness: () => Readiness): Hono<Env> {
  return new Hono<Env>()
    .get('/health', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))
    .get('/ready', async (c) => {
      const { house, ready, step } = readiness()
      const answering = ready && house ? await answersInTime(house.database.ping()) : false
      return c.json({ status: answering ? 'ready' : 'starting', step }, answering ? 200 : 503, {
        'cache-control': 'no-store',
      })
    })
}

const PING_MILLISECONDS = 3000

async function answersInTime(ping: Promise<void>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, PING_MILLISECONDS, false).unref())
  const answered = ping.then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late])
}
