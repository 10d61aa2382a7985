import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, type Database, localAdministrator } from '@wangge/db'
import { type Ctx, createHouse } from '../house.ts'
import { silentLog } from '../log.ts'
import { computeCoverage } from '../services/coverage/compute.ts'
import type { AnyRow, ImportReport, RowSource } from '../services/imports/import-report.ts'
import { importRows } from '../services/imports/import-rows.ts'
import { importStreets } from '../services/imports/import-streets.ts'
import {
  quarterCells,
  quarterHazards,
  quarterNow,
  quarterPoints,
  quarterResidences,
  quarterStreets,
  quarterTeams,
} from './quarter.ts'

/** A furnished test database, seen by the administrator of everything. */
export function testCtx(database: Database, clock: () => Date = () => quarterNow): Ctx {
  const house = createHouse({
    ...{ database, clock, zone: 'Asia/Shanghai', log: silentLog, tileCache: null },
    photoDirectory: join(tmpdir(), `wangge-photos-${process.pid}`),
  })
  return { ...house, who: localAdministrator }
}

/** An officer of one township. */
export function officerOf(code: string): Context {
  return {
    as: 'app_user',
    personId: 'officer',
    personName: '王工',
    role: 'township_officer',
    scope: { level: 'township', code },
  }
}

export function sourceOf(kind: RowSource['kind'], rows: readonly AnyRow[], fileName = `${kind}.csv`): RowSource {
  return {
    ...{ kind, fileNames: [fileName], checksum: 'c', crs: 'wgs84' },
    rows: rows.map((row, index) => ({ line: index + 2, row })),
    badRows: () => [],
    encoding: () => 'utf-8',
    notes: () => [],
  }
}

/** Imports rows as a file of that name would. */
export function importKind(
  ctx: Ctx,
  kind: RowSource['kind'],
  rows: readonly AnyRow[],
  fileName?: string,
): Promise<ImportReport> {
  return importRows({ ctx, input: { source: sourceOf(kind, rows, fileName) } })
}

/** The whole quarter, by the ordinary import, and its coverage. */
export async function loadQuarter(ctx: Ctx): Promise<void> {
  await importStreets({ ctx, input: { streets: quarterStreets(), fileNames: ['quarter.osm'] } })
  await importKind(ctx, 'cells', quarterCells())
  await importKind(ctx, 'residences', quarterResidences())
  await importKind(ctx, 'service-points', quarterPoints())
  await importKind(ctx, 'teams', quarterTeams())
  await importKind(ctx, 'hazards', quarterHazards())
  const { finished } = await computeCoverage({ ctx, input: { minutes: 10, speedMetresPerSecond: 1.25, kinds: [] } })
  await finished
}
