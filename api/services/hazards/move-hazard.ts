import type { Transaction } from '@wangge/db'
import { appendEvents } from '@wangge/db/queries/case-events'
import { updateHazard } from '@wangge/db/queries/hazard-record'
import { type Decided, type HazardEventRecord, type HazardState, project } from '../../life/index.ts'

/** Who and when, the same for every event of one decision. */
type Stamp = Pick<HazardEventRecord, 'happenedAt' | 'receivedAt' | 'personId' | 'personName' | 'role'>

/** Events with their numbers, after `version`. */
export function numbered(events: readonly Decided[], version: number, stamp: Stamp): HazardEventRecord[] {
  return events.map((decided, index) => ({ ...decided, ...stamp, version: version + 1 + index }))
}

/** Appends events to a hazard that is locked and projects its row from them; returns the state after. */
export async function moveHazard(
  tx: Transaction,
  { id, before, events, stamp }: { id: string; before: HazardState; events: readonly Decided[]; stamp: Stamp },
): Promise<HazardState> {
  const records = numbered(events, before.version, stamp)
  const after = records.reduce<HazardState>(project, before)
  const [, touched] = await Promise.all([
    tx.run(appendEvents(id, 'hazard', records as object[] as Parameters<typeof appendEvents>[2])),
    tx.run(updateHazard(id, before.version, after)),
  ])
  if (touched !== 1) throw new Error(`Hazard ${id} was not at version ${before.version} under its own lock`)
  return after
}
