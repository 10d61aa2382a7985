import postgres from 'postgres'

/** The PostGIS server tests may use, as a superuser; undefined where there is none (then the embedded engine is tested alone). */
export const testDatabaseUrl = process.env['TEST_DATABASE_URL'] || undefined

/** Runs `work` with an empty database of its own on the test server, dropped afterwards whoever is still connected. */
export async function withPostgis<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  if (testDatabaseUrl === undefined) throw new Error('TEST_DATABASE_URL is not set')
  const name = `wangge_test_${process.pid}_${Date.now()}_${Math.trunc(Math.random() * 1e6)}`
  const server = postgres(testDatabaseUrl, { max: 1, onnotice: () => {} })
  try {
    await server.unsafe(`create database ${name}`)
    const url = new URL(testDatabaseUrl)
    url.pathname = `/${name}`
    return await work(url.href)
  } finally {
    await server.unsafe(`drop database if exists ${name} with (force)`)
    await server.end()
  }
}

/** Whether every commit waits for the disk. */
export async function isDurable(): Promise<boolean> {
  if (testDatabaseUrl === undefined) return false
  const server = postgres(testDatabaseUrl, { max: 1 })
  const rows = await server`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits`
  await server.end()
  return rows[0]?.['fsync'] === 'on' && rows[0]?.['commits'] === 'on'
}
