import type { HazardAction } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import type { hazardAction } from '../contract/hazard-actions.ts'
import { ServiceError } from '../errors.ts'
import type { CaseFacts } from './allowed.ts'
import type { HazardState } from './state.ts'

/** An action as the contract has parsed it. */
export type ParsedAction = z.output<typeof hazardAction>

/** What an action needs to know beside the stream; what it does not need is left out. */
export interface ActionFacts extends CaseFacts {
  /** Number of the last event that moved the case (all but the quiet ones). */
  movedVersion: number
  /** `verify` as a duplicate: the hazard it repeats; null = none that the person sees. */
  mergeTarget?: { id: string; serial: string; isMerged: boolean } | null
  /** `transfer`: the cell that was named; null = there is none of that code. */
  toCell?: { code: string; level: string; name: string } | null
  /** `correct` with a position: the cell it lies in, within the person's area. */
  placeCode?: string
  /** `assign`: those named who may be assigned, by id. */
  people?: ReadonlyMap<string, string>
}

/** What the loser of a race is told: who was first, when, and where the case stands now. */
export function hazardMoved({ movedBy, movedAt, movedEvent, state, version }: HazardState): ServiceError {
  return new ServiceError('hazardMoved', `${movedBy} was first: ${movedEvent} at ${movedAt}`, {
    ...{ byName: movedBy ?? '', at: movedAt ?? '', event: movedEvent ?? '', state, version },
  })
}

export function actionNotAllowed(
  { state }: HazardState,
  action: HazardAction,
  reasons: string[],
  missing: string[] = [],
): ServiceError {
  return new ServiceError('actionNotAllowed', `${action} is not possible at ${state}: ${reasons.join(', ')}`, {
    ...{ action, state, reasons, missing },
  })
}
