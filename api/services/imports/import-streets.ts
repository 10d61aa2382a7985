import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { insertImport, markPublished } from '@wangge/db/queries/imports'
import { insertNetwork } from '@wangge/db/queries/insert-network'
import type { BackdropFeature, StreetData } from '@wangge/seeds'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { buildWalkGraph } from '../../walk/index.ts'
import { newId } from '../ids.ts'
import { withImportLock } from './import-lock.ts'
import type { ImportReport } from './import-report.ts'

interface StreetsInput {
  streets: StreetData
  fileNames: string[]
  dryRun?: boolean | undefined
}

/** Streets → walk graph → the next version of the walk network; networks before it stay as they are. */
export async function importStreets({ ctx, input }: { ctx: Ctx; input: StreetsInput }): Promise<ImportReport> {
  const { streets, fileNames, dryRun = false } = input
  const graph = buildWalkGraph(streets)
  const stats = graph.stats()
  if (stats.edges === 0) {
    throw new ServiceError(
      'importRefused',
      `${fileNames.join(', ')} holds no walkable streets: check that it is the right extract`,
      {
        kind: 'streets',
        files: fileNames,
        reason: 'noStreets',
      },
    )
  }
  const id = newId()
  const report: ImportReport = {
    ...{ id, kind: 'streets', published: !dryRun, encoding: null },
    ...{ rowCount: streets.wayId.length, badRowCount: 0, badRows: [], notes: [], outsideCells: 0 },
  }
  if (dryRun) return report
  const backdrop = await zippedBackdrop(streets.backdrop)
  const { name: source, date: sourceDate, attribution, sha256: checksum } = streets.source
  const at = ctx.clock().toISOString()
  const publish = async (tx: Transaction) => {
    await tx.run(
      insertImport({
        id,
        kind: 'streets',
        fileNames,
        checksum,
        crs: 'wgs84',
        createdBy: ctx.who.personId,
        createdAt: at,
      }),
    )
    await tx.run(
      insertNetwork({
        ...{ id: newId(), source, sourceDate, checksum, attribution, stats, bounds: stats.bounds, importId: id },
        graph: new Uint8Array(graph.buffer),
        backdrop,
      }),
    )
    await tx.run(markPublished(id, { ...report, at }))
  }
  await withImportLock(ctx, () => ctx.database.transaction(WHOLE_SYSTEM, publish))
  return report
}

async function zippedBackdrop(features: readonly BackdropFeature[]): Promise<Uint8Array> {
  const collection = {
    type: 'FeatureCollection',
    features: features.map(({ layer, name, geometry }) => ({ type: 'Feature', properties: { layer, name }, geometry })),
  }
  return promisify(gzip)(JSON.stringify(collection))
}
