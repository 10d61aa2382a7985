import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { migrate } from '../migrate.ts'
import { openDatabase } from '../open.ts'

/** Advisory locks belong to one database: everybody takes this one in the database that TEST_DATABASE_URL names. */
const TEMPLATE_LOCK = 7_203_481_903

/** Makes a migrated, empty database to clone, and returns its name. */
export async function createTemplate(url: string): Promise<string> {
  const name = `wangge_template_${process.pid}_${randomBytes(3).toString('hex')}`
  await underLock(url, async (client) => {
    await client.unsafe(`create database ${name}`)
    const database = await openDatabase({ url: urlOf(url, name) })
    try {
      await migrate(database)
    } finally {
      await database.close()
    }
  })
  return name
}

/** A database of one's own: from the template, or empty. */
export async function createTestDatabase(url: string, template?: string): Promise<{ name: string; url: string }> {
  const name = `wangge_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await underLock(url, async (client) => {
    await client.unsafe(`create database ${name}${template ? ` template ${template}` : ''}`)
  })
  return { name, url: urlOf(url, name) }
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  const client = connect(url)
  await client.unsafe(`drop database if exists ${name} with (force)`)
  await client.end()
}

/** Cloning fails while another session is in the template, so clones are made one at a time. */
async function underLock<T>(url: string, work: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const client = connect(url)
  try {
    await client.unsafe(`select pg_advisory_lock(${TEMPLATE_LOCK})`)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** One connection, so that the lock is held by the session that works, and falls with it. */
function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
}

function urlOf(url: string, database: string): string {
  const copy = new URL(url)
  copy.pathname = `/${database}`
  return copy.href
}
