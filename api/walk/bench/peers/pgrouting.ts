import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import postgres, { type Sql } from 'postgres'

const EXTENSIONS = '/usr/share/postgresql'

export interface PgRouting {
  sql: Sql
  close(): Promise<void>
}

/** A throw-away PostGIS with pgRouting, which is fetched from Debian where it is absent; throws with the reason. */
export async function openPgRouting(): Promise<PgRouting> {
  const script = postgisScript()
  const dir = mkdtempSync(join(tmpdir(), 'wangge-pgrouting-'))
  const bash = (...words: string[]) =>
    execFileSync('bash', [script, ...words], { encoding: 'utf8', stdio: 'pipe' }).trim()
  // The cluster first: it brings PostgreSQL where that is absent too.
  const sql = postgres(bash('start', dir), { max: 1, onnotice: () => {} })
  const close = async () => {
    await sql.end()
    bash('stop', dir)
  }
  try {
    fetchPgRouting()
    await sql`create extension postgis`
    await sql`create extension pgrouting`
    return { sql, close }
  } catch (error) {
    await close()
    throw error
  }
}

function fetchPgRouting(): void {
  const versions = readdirSync(EXTENSIONS).filter((v) => existsSync(join(EXTENSIONS, v, 'extension/postgis.control')))
  const version = versions.toSorted((a, b) => Number(b) - Number(a))[0]
  if (existsSync(join(EXTENSIONS, `${version}`, 'extension/pgrouting.control'))) return
  const asRoot = process.getuid?.() === 0 ? ['env'] : ['sudo', '-n', 'env']
  const install = ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', `postgresql-${version}-pgrouting`]
  execFileSync('/usr/bin/env', [...asRoot, 'DEBIAN_FRONTEND=noninteractive', ...install], { stdio: 'pipe' })
}

function postgisScript(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const script = join(folder, '.ci/postgis.sh')
    if (existsSync(script)) return script
    if (folder === dirname(folder)) throw new Error('.ci/postgis.sh is not above the benchmarks')
  }
}
