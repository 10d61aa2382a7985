import type { PlanBaseAnswer, Problem } from '@wangge/api/contract'
import type { PlanEdit, PlanSettings, PlanStreet } from '@wangge/api/walk'
import type { PlanAnswer, PlanRoute } from '../state/table.ts'

/** What is to be computed: the edits under the settings, and what is selected. */
export interface PlanQuestion {
  serial: number
  settings: PlanSettings
  /** Settings to compare with. */
  other: PlanSettings | null
  edits: readonly PlanEdit[]
  /** What follows the pointer, above the edits. */
  carried: PlanEdit | null
  selectedPointId: string | null
  /** True = gaps, cells, gains and the digest too, which take longer than a frame. */
  isWhole: boolean
}

export type ToWorker =
  | { type: 'open' }
  | { type: 'ask'; question: PlanQuestion }
  | { type: 'route'; call: number; residenceId: string }
  | { type: 'street'; call: number; lon: number; lat: number }

export type FromWorker =
  | { type: 'loading'; share: number }
  | { type: 'base'; base: PlanBaseAnswer }
  | { type: 'ready' }
  | { type: 'answer'; answer: PlanAnswer }
  | { type: 'route'; call: number; route: PlanRoute | null }
  | { type: 'street'; call: number; street: PlanStreet | null }
  /** `of`: the call that failed; null = what was under way otherwise. */
  | { type: 'failed'; call: number | null; status: number; code: string; params: Problem['params'] }
