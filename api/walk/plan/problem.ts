import type { PlanEdit } from './types.ts'

/**
 * Why an edit cannot be. offNetwork: no street within the snap limit of the point's place. idTaken: a point or path of this id is
 * there already. noStreetAtEnd: an end of the path has no street within 250 m.
 */
export type PlanEditReason =
  | 'offNetwork'
  | 'unknownPoint'
  | 'unknownEdge'
  | 'unknownVertex'
  | 'noStreetAtEnd'
  | 'idTaken'

/** A bad edit; the table is as it was before it. */
export class PlanEditError extends Error {
  /** Where the edit stands in the list of edits. */
  readonly index: number
  readonly type: PlanEdit['type']
  readonly reason: PlanEditReason

  constructor(index: number, type: PlanEdit['type'], reason: PlanEditReason) {
    super(`Edit ${index} (${type}): ${reason}`)
    this.name = 'PlanEditError'
    this.index = index
    this.type = type
    this.reason = reason
  }
}
