import { sql } from 'drizzle-orm'
import type { OpenOptions } from '../door.ts'
import { migrate } from '../migrate.ts'
import { openDatabase } from '../open.ts'
import { WHOLE_SYSTEM } from '../scope.ts'
import { freshDump } from './cache.ts'

/** What the child process is to do once the database is open. */
export interface ChildOrder {
  options: OpenOptions
  /** Start the engine's directory from the cached dump. */
  fromDump: boolean
  /** `hold`: say so and wait. `insert`: add hazard kinds and print each key once it is acknowledged. */
  work: 'hold' | 'insert'
  /** First part of the keys. */
  prefix: string
}

const order = JSON.parse(process.argv[2] ?? '{}') as ChildOrder
const database = await openDatabase({ ...order.options, ...(order.fromDump ? { loadDump: await freshDump() } : {}) })
await migrate(database)
if (order.work === 'hold') {
  console.log('open')
  setInterval(() => {}, 1000)
} else {
  for (let turn = 0; ; turn++) {
    const key = `${order.prefix}-${turn}`
    await database.rows(WHOLE_SYSTEM, sql`insert into hazard_kind (key, name_zh, name_en) values (${key}, '', '')`)
    console.log(key)
  }
}
