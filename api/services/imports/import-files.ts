import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { WHOLE_SYSTEM } from '@wangge/db'
import { divisionCodes } from '@wangge/db/queries/cells'
import type { CoordinateSystem, ImportKind } from '@wangge/db/vocabulary'
import {
  type BadRow,
  type ReadNote,
  readDivisionCodes,
  readForceUnits,
  readGridCells,
  readHazards,
  readResidences,
  readServicePoints,
  readStreets,
  readTeams,
  SourceError,
} from '@wangge/seeds'
import type { Ctx } from '../../house.ts'
import type { AnyRow, ImportReport, RowSource } from './import-report.ts'
import { importRows } from './import-rows.ts'
import { importStreets } from './import-streets.ts'

export interface FilesImport {
  kind: ImportKind
  /** Paths; several are one import. */
  files: string[]
  crs: CoordinateSystem
  /** Absent = found out. */
  encoding?: string | undefined
  dryRun?: boolean | undefined
  skipBad?: boolean | undefined
}

/** Files → one import. Throws SourceError for a file that cannot be read at all, and what `importRows` throws. */
export async function importFiles({ ctx, input }: { ctx: Ctx; input: FilesImport }): Promise<ImportReport> {
  const { kind, files, dryRun, skipBad } = input
  if (kind === 'streets') {
    const path = onlyFile(files, kind)
    return importStreets({ ctx, input: { streets: await readStreets(path), fileNames: [basename(path)], dryRun } })
  }
  return importRows({ ctx, input: { source: await openSource(ctx, kind, input), dryRun, skipBad } })
}

interface Reading {
  rows: AsyncIterable<{ line: number; row: AnyRow }>
  badRows: BadRow[]
  notes: ReadNote[]
  encoding: string | null
}

async function openSource(
  ctx: Ctx,
  kind: RowSource['kind'],
  { files, crs, encoding }: FilesImport,
): Promise<RowSource> {
  const [expectedBounds, knownCodes] = [await streetBounds(ctx), await codesInPlace(ctx)]
  const reading = await openReader(kind, files, { crs, encoding, now: ctx.clock(), expectedBounds, knownCodes })
  return {
    kind,
    fileNames: files.map((file) => basename(file)),
    checksum: await checksumOf(files),
    crs,
    rows: reading.rows,
    badRows: () => reading.badRows,
    encoding: () => reading.encoding,
    notes: () => reading.notes,
  }
}

type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Where the streets are, rows are expected: exchanged longitude and latitude then show outside China too. */
async function streetBounds(ctx: Ctx): Promise<Bounds | undefined> {
  const network = await ctx.networks.current()
  return network ? [network.west, network.south, network.east, network.north] : undefined
}

async function codesInPlace(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.database.rows<{ code: string }>(WHOLE_SYSTEM, divisionCodes())
  return new Set(rows.map(({ code }) => code))
}

type ReaderOptions = {
  crs: CoordinateSystem
  encoding?: string | undefined
  now: Date
  expectedBounds: Bounds | undefined
  knownCodes: ReadonlySet<string>
}

async function openReader(kind: RowSource['kind'], files: string[], options: ReaderOptions): Promise<Reading> {
  switch (kind) {
    case 'cells':
      return readGridCells(files, options)
    case 'codes':
      return readDivisionCodes(onlyFile(files, kind), options)
    case 'residences':
      return readResidences(onlyFile(files, kind), options)
    case 'service-points':
      return readServicePoints(onlyFile(files, kind), options)
    case 'forces':
      return readForceUnits(onlyFile(files, kind), options)
    case 'teams':
      return readTeams(onlyFile(files, kind), options)
    case 'hazards':
      return readHazards(onlyFile(files, kind), options)
  }
}

function onlyFile(files: string[], kind: ImportKind): string {
  const [file, another] = files
  if (file !== undefined && another === undefined) return file
  throw new SourceError(
    'oneFile',
    `An import of ${kind} takes one file, got ${files.length}: import them one after the other`,
    {
      kind,
      files: files.length,
    },
  )
}

async function checksumOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) for await (const part of createReadStream(file)) hash.update(part)
  return hash.digest('hex')
}
