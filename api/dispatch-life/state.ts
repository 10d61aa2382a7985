import type { HazardGrade, Role, DispatchState as Stage, TeamState, TravelMode } from '@wangge/db/vocabulary'
import type { DecidedOf, RecordOf } from '../life/small-case.ts'

/** What a team is told when it is asked; instants are ISO with Z, places WGS-84 degrees. */
interface Offer {
  sendingId: string
  hazardId: string
  teamId: string
  /** 1 = the first team asked in this sending. */
  attempt: number
  teamName: string
  hazardSerial: string
  hazardKind: string
  hazardGrade: HazardGrade
  address: string
  description: string
  lon: number
  lat: number
  /** Code of the hazard's cell, '0' outside all cells. */
  scopeCode: string
  mode: TravelMode
  /** Its place in the ranking when it was asked. */
  rank: number
  /** Who was first then; null where nobody could be sent. */
  suggestedTeamId: string | null
  suggestedTeamName: string | null
  overrideReason: string | null
  estimatedSeconds: number | null
  routeMetres: number | null
  /** Whether the estimate begins at a live position or at the base that stood in for it; null or absent = neither was known. */
  rankedFrom?: 'position' | 'base' | null
  answerDueAt: string
}

/** One team asked for one hazard, as its stream tells it: every column of the row but its id. */
export interface DispatchState extends Offer {
  rankedFrom: 'position' | 'base' | null
  /** Number of the last event. */
  version: number
  state: Stage
  offeredAt: string
  offeredBy: string
  offeredByName: string
  acceptedAt: string | null
  declinedAt: string | null
  declineReason: string | null
  timedOutAt: string | null
  departedAt: string | null
  arrivedAt: string | null
  arrivedBy: 'position' | 'word' | null
  arrivalMetres: number | null
  clearedAt: string | null
  outcome: string
  recalledAt: string | null
  recallReason: string | null
  movedEvent: string | null
  movedAt: string | null
  movedBy: string | null
}

/** `onBehalf`: said by somebody who is not of the team, as when it phones in. */
export interface DispatchPayloads {
  offered: Offer
  accepted: { onBehalf: boolean }
  declined: { reason: string; onBehalf: boolean }
  /** Nobody answered until `answerDueAt`, which is when it happened. */
  timedOut: Record<never, never>
  departed: { onBehalf: boolean }
  /** `metres`: from the phone to the hazard, null where no position came with it. */
  arrived: { by: 'position' | 'word'; metres: number | null; accuracyMetres: number | null; onBehalf: boolean }
  cleared: { outcome: string; onBehalf: boolean }
  recalled: { reason: string }
}
export type DispatchRecord = RecordOf<DispatchPayloads>
export type DispatchDecided = DecidedOf<DispatchPayloads>

/** Who acts, as far as it matters to a dispatch that he sees. */
export interface DispatchActor {
  role: Role
  /** Whether he is a member of the team that is sent. */
  isOfTeam: boolean
}

/** What a team does while it is at this stage of a dispatch. */
export function teamStateAt(stage: Stage): TeamState {
  switch (stage) {
    case 'offered':
    case 'accepted':
      return 'assigned'
    case 'departed':
      return 'enroute'
    case 'arrived':
      return 'onscene'
    default:
      return 'free'
  }
}
