import { WHOLE_SYSTEM } from '@wangge/db'
import { stagePlaces, stageRows } from '@wangge/db/queries/import-staging'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import { newId } from '../ids.ts'
import type { AnyRow, RowSource } from './import-report.ts'
import { importedHazard } from './imported-hazard.ts'

/** One statement stays well under a second on the embedded engine, so that others get their turn between two. */
const CHUNK_ROWS = 1000
/** Boundaries of thousands of corners make a chunk long before that. */
const CHUNK_CHARACTERS = 2_000_000

/** How staged rows are numbered, to name the line of one that is found bad later. */
export interface Staged {
  rowCount: number
  fileNames: readonly string[]
  lineOf(number: number): number
}

/** Writes the rows to the staging table, chunk by chunk; places learn the cell that holds them. */
export async function stage(ctx: Ctx, importId: string, { kind, rows, fileNames }: RowSource): Promise<Staged> {
  const lines: number[] = []
  const receivedAt = ctx.clock().toISOString()
  let chunk: { number: number; payload: object }[] = []
  let characters = 0
  const flush = async () => {
    if (chunk.length === 0) return
    const query =
      kind === 'cells' || kind === 'codes' || kind === 'forces'
        ? stageRows(importId, chunk)
        : stagePlaces(importId, chunk, dayIn(ctx.zone, ctx.clock()))
    await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(query))
    chunk = []
    characters = 0
  }
  for await (const { line, row } of rows) {
    chunk.push({ number: lines.length, payload: payloadOf(row, receivedAt) })
    lines.push(line)
    characters += roughLength(row)
    if (chunk.length >= CHUNK_ROWS || characters >= CHUNK_CHARACTERS) await flush()
  }
  await flush()
  return { rowCount: lines.length, fileNames, lineOf: (number) => lines[number] ?? 0 }
}

/** The row with the id it will have if it is new; a team's place lies where that of other rows lies, a hazard is an event. */
function payloadOf(row: AnyRow, receivedAt: string): object {
  const id = newId()
  if ('serial' in row)
    return { id, serial: row.serial, kind: row.kind, lon: row.lon, lat: row.lat, ...importedHazard(row, receivedAt) }
  if ('position' in row && row.position) return { ...row, id, lon: row.position.lon, lat: row.position.lat }
  return { ...row, id }
}

/** Characters of JSON, but for names. */
function roughLength(row: AnyRow): number {
  if (!('boundary' in row) || !row.boundary) return 300
  let corners = 0
  for (const polygon of row.boundary.geometry.coordinates) for (const ring of polygon) corners += ring.length
  return 300 + corners * 40
}
