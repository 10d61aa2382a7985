import { test } from '@playwright/test'
import { testDatabaseUrl, withPostgis } from './database.ts'
import { withDirectory } from './directory.ts'

/** Where a product keeps its things: what `startProduct` and `wangge` take. */
export interface Place {
  dataDir: string
  databaseUrl?: string
}

/** Declares the same test for both engines, each in an empty database of its own; PostGIS only where TEST_DATABASE_URL is given. */
export function onBothEngines(name: string, work: (place: Place) => Promise<void>): void {
  test(`${name} (embedded)`, () => withDirectory((dataDir) => work({ dataDir })))
  test(`${name} (PostGIS)`, () => {
    test.skip(testDatabaseUrl === undefined, 'TEST_DATABASE_URL is not set')
    return withDirectory((dataDir) => withPostgis((databaseUrl) => work({ dataDir, databaseUrl })))
  })
}
