import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { type KeptPositionRow, keepPositions, type ReportedPosition } from '@wangge/db/queries/positions'
import type { Ctx } from '../../house.ts'
import { inBatches } from '../in-batches.ts'

export type NewPosition = Omit<ReportedPosition, 'at'>

/** Writes a position; those that come while a commit is on its way to the disk share the next one. Each is judged by its own sender. */
export async function recordPosition({ database }: Ctx, position: NewPosition): Promise<KeptPositionRow> {
  const kept = await recorderOf(database)(position)
  if (kept) return kept
  throw new Error('keepPositions yields a row for every position')
}

type Recorder = (position: NewPosition) => Promise<KeptPositionRow | null>
const recorders = new WeakMap<Database, Recorder>()

function recorderOf(database: Database): Recorder {
  const known = recorders.get(database)
  if (known) return known
  const recorder = inBatches<NewPosition, KeptPositionRow>(async (positions) => {
    const numbered = positions.map((position, at) => ({ ...position, at }))
    const rows = await database.rows<KeptPositionRow>({ ...WHOLE_SYSTEM, keepsPlans: true }, keepPositions(numbered))
    return new Map(rows.flatMap((row) => (positions[row.at] ? [[positions[row.at] as NewPosition, row]] : [])))
  })
  recorders.set(database, recorder)
  return recorder
}
