import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { wangge } from '../product/command.ts'
import { onBothEngines, type Place } from '../product/engines.ts'
import { count, lookInto } from '../product/look.ts'

/** Large enough that staging takes many chunks, small enough for the embedded engine's promise of 20,000. */
const HOMES = 6000
const KILLS = 4

test.setTimeout(600_000)

onBothEngines('kill -9 during an import leaves all of it or nothing, and the next import works', async (place) => {
  const seconds = await importHomes(place, 'whole')
  expect(await found(place, 'whole')).toBe(HOMES)

  for (let kill = 1; kill <= KILLS; kill++) {
    const name = `kill${kill}`
    // From the first moments of the process to just before it would have ended.
    const file = await homesFile(place, name)
    await wangge(['import', 'residences', file], place, { killAfterMs: (seconds * 1000 * kill) / (KILLS + 0.5) })
    const homes = await found(place, name)
    expect([0, HOMES], `after kill -9 at ${kill} of ${KILLS}`).toContain(homes)
    if (kill === 1) expect(homes, 'the first kill comes before anything is published').toBe(0)
  }

  await importHomes(place, 'after')
  expect(await found(place, 'after')).toBe(HOMES)
})

/** Imports a file of homes to the end; answers the seconds it took. */
async function importHomes(place: Place, name: string): Promise<number> {
  const { code, seconds, stderr } = await wangge(['import', 'residences', await homesFile(place, name)], place)
  expect(code, stderr).toBe(0)
  return seconds
}

async function homesFile({ dataDir }: Place, name: string): Promise<string> {
  const path = join(dataDir, `${name}.csv`)
  const rows = Array.from(
    { length: HOMES },
    (_, index) => `${name}-${index},${120 + index * 1e-4},${41 + index * 1e-5},1,3`,
  )
  await writeFile(path, `code,lon,lat,dwellings,people\n${rows.join('\n')}\n`)
  return path
}

/** Homes of the import, checked against what its own record says of it. */
async function found(place: Place, name: string): Promise<number> {
  return lookInto(place, async (database) => {
    const homes = await count(database, sql`from residence where code like ${`${name}-%`}`)
    const published = await count(
      database,
      sql`from import where state = 'published' and ${`${name}.csv`} = any (file_names)`,
    )
    expect(published, `published imports of ${name}.csv, which left ${homes} homes`).toBe(homes === 0 ? 0 : 1)
    return homes
  })
}
