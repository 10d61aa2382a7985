import { createHash } from 'node:crypto'
import type { DemoDistrict } from '@wangge/seeds/demo'
import type { Ctx } from '../../house.ts'
import { areOfSample, filesPublished } from '../sample/holds-sample-only.ts'
import type { AnyRow, RowSource } from './import-report.ts'
import { importRows } from './import-rows.ts'
import { importStreets } from './import-streets.ts'

/**
 * Whether the sample district, or what is left of it after an interrupted start, is to be loaded: where it was asked for, or into an
 * embedded database that holds nothing else.
 */
export async function wantsDemo(ctx: Ctx, demo: boolean | undefined): Promise<boolean> {
  if (demo !== undefined) return demo
  if (ctx.database.engine !== 'embedded') return false
  return areOfSample(await filesPublished(ctx))
}

interface DemoOptions {
  ctx: Ctx
  /** Draws the district, or hands out what was drawn already. */
  drawn: () => DemoDistrict
  /** Told of each part. */
  step: (part: string) => void
}

const PARTS = ['streets', 'cells', 'residences', 'service-points', 'forces', 'teams'] as const

/** Loads the parts of the sample district that are not there yet, by the ordinary import; its history comes after them. `step` is told of each. */
export async function loadDemo({ ctx, drawn, step }: DemoOptions): Promise<{ loaded: number }> {
  const there = new Set(await filesPublished(ctx))
  const missing = PARTS.filter((part) => !there.has(`demo:${part}`))
  // Teams of a sample that had no units above them come anew, with what they lacked.
  if (missing.includes('forces') && !missing.includes('teams')) missing.push('teams')
  if (missing.length === 0) return { loaded: 0 }
  step('generate')
  const district = drawn()
  const parts: [Exclude<(typeof PARTS)[number], 'streets'>, readonly AnyRow[]][] = [
    ['cells', district.cells],
    ['residences', district.residences],
    ['service-points', district.servicePoints],
    ['forces', district.forceUnits],
    ['teams', district.teams],
  ]
  if (missing.includes('streets')) {
    step('streets')
    await importStreets({ ctx, input: { streets: district.streets, fileNames: ['demo:streets'] } })
  }
  for (const [kind, rows] of parts) {
    if (!missing.includes(kind)) continue
    step(kind)
    await importRows({ ctx, input: { source: sourceOf(kind, rows) } })
  }
  return { loaded: missing.length }
}

function sourceOf(kind: RowSource['kind'], rows: readonly AnyRow[]): RowSource {
  return {
    kind,
    fileNames: [`demo:${kind}`],
    checksum: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    crs: 'wgs84',
    rows: rows.map((row, index) => ({ line: index + 1, row })),
    badRows: () => [],
    encoding: () => null,
    notes: () => [],
  }
}
