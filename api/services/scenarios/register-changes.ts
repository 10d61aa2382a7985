import type { NewServicePoint, ServicePointUpdate } from '@wangge/db/queries/adopt-points'
import type { Scenario } from '../../contract/index.ts'
import type { TablePoint } from '../../walk/plan/replay.ts'
import type { GroundPoint } from '../plan/read-ground.ts'

export interface RegisterChanges {
  /** Still without the code that people know a point by. */
  added: Omit<NewServicePoint, 'code'>[]
  updated: ServicePointUpdate[]
}

/** What a scenario comes to in the register: points as its edits leave them, against how they stand. */
export function registerChanges(
  register: readonly GroundPoint[],
  { edits, points }: { edits: Scenario['edits']; points: readonly TablePoint[] },
): RegisterChanges {
  const hours = new Map(register.map(({ id, openingHours }) => [id, openingHours]))
  for (const edit of edits) {
    if (edit.type === 'addPoint' || edit.type === 'setHours') hours.set(edit.id, edit.openingHours)
  }
  const before = new Map(register.map((point) => [point.id, point]))
  const changes: RegisterChanges = { added: [], updated: [] }
  for (const { id, name, kind, lon, lat, staffed, capacity, isClosed } of points) {
    const openingHours = hours.get(id) ?? ''
    const stands = before.get(id)
    const as = { id, openingHours, staffed, capacity, lon, lat }
    if (!stands) {
      if (!isClosed) changes.added.push({ ...as, name, kind })
      continue
    }
    const isMoved = stands.lon !== lon || stands.lat !== lat
    const isChanged = stands.openingHours !== openingHours || stands.staffed !== staffed || stands.capacity !== capacity
    if (isMoved || isChanged || isClosed) changes.updated.push({ ...as, isMoved, isClosed })
  }
  return changes
}
