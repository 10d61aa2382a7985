import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { type CaseEventRow, eventsOf } from '@wangge/db/queries/case-events'
import { type CaseNamesRow, hazardCase } from '@wangge/db/queries/hazard-case'
import { questionsOf, type ResidentQuestionRow } from '@wangge/db/queries/resident-questions'
import { type ResidentRatingRow, ratingsOf } from '@wangge/db/queries/resident-ratings'
import { noteSeen } from '@wangge/db/queries/resident-reports'
import type { Clock, HazardVerdict, HazardState as Stage } from '@wangge/db/vocabulary'
import { notFound } from '../../errors.ts'
import type { House } from '../../house.ts'
import type { HazardState } from '../../life/index.ts'
import { stateOfRow } from '../hazards/state-of-row.ts'
import { findFollowed } from './find-followed.ts'

/** What a reporter sees of his case: of other people only who answers him. */
export interface FollowedCase {
  serial: string
  kind: string
  description: string
  address: string
  placeBy: 'position' | 'photo' | 'area'
  areaName: string | null
  photoCount: number
  state: Stage
  verdict: HazardVerdict | null
  reportedAt: string
  /** When each step was reached; null = not yet. */
  steps: { step: Stage; at: string | null }[]
  handler: { unit: string | null; person: string | null }
  /** What runs until when; the last three are told to nobody outside. */
  dueTimes: { clock: Clock; dueAt: string | null; isPaused: boolean; isProvisional: boolean; isLate: boolean }[]
  /** What the office wrote to him, in its order: who handles it, and the result. */
  letters: { at: string; by: string; text: string }[]
  questions: ResidentQuestionRow[]
  /** Null until it is closed. */
  rating: { given: ResidentRatingRow | null } | null
}

/** The case behind a link. Throws `notFound`. */
export async function followCase({ house, input }: { house: House; input: { link: string } }): Promise<FollowedCase> {
  const { hazardId, placeBy } = await findFollowed(house, input.link)
  const now = house.clock().toISOString()
  return house.database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(noteSeen(hazardId, now))
    return { ...(await readFollowed(tx, hazardId, now)), placeBy }
  })
}

async function readFollowed(tx: Transaction, id: string, now: string): Promise<Omit<FollowedCase, 'placeBy'>> {
  const [[row], events, questions, ratings] = await Promise.all([
    tx.rows<HazardState & CaseNamesRow>(hazardCase(id)),
    tx.rows<CaseEventRow>(eventsOf(id)),
    tx.rows<ResidentQuestionRow>(questionsOf(id)),
    tx.rows<ResidentRatingRow>(ratingsOf(id)),
  ])
  if (!row) throw notFound('link', '')
  const state = stateOfRow(row)
  const { serial, kind, description, address, verdict, reportedAt, reopenedCount } = state
  const given = ratings.find((rating) => rating.reopenedCount === reopenedCount) ?? null
  return {
    ...{ serial, kind, description, address, verdict, reportedAt, questions },
    areaName: row.cellName,
    // Others add photos too: the reporter's are those that came with his report.
    photoCount: listOf(events[0]?.payload['photoIds']).length,
    state: state.state,
    steps: stepsOf(state),
    handler: { unit: row.townshipName, person: state.ownerName },
    dueTimes: dueTimesOf(state, now),
    letters: events.flatMap(({ event, payload, happenedAt, personName }) =>
      event === 'answered' || event === 'replied'
        ? [{ at: happenedAt, by: personName, text: String(payload['text'] ?? '') }]
        : [],
    ),
    rating: state.state === 'closedOut' ? { given } : null,
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function stepsOf(state: HazardState): FollowedCase['steps'] {
  const real = state.verdict === null || state.verdict === 'real'
  return [
    { step: 'reported', at: state.reportedAt },
    { step: 'acknowledged', at: state.acknowledgedAt },
    { step: 'verified', at: state.verifiedAt },
    ...(real ? [{ step: 'rectifying' as const, at: state.rectifyingAt }] : []),
    { step: 'closedOut', at: state.closedOutAt },
  ]
}

/** Those of running clocks whose end the reporter will notice. */
const TOLD: readonly Clock[] = ['feedback', 'verify', 'rectify', 'reply']

function dueTimesOf({ clocks, pausedAt }: HazardState, now: string): FollowedCase['dueTimes'] {
  return clocks
    .filter(({ clock, stoppedAt }) => stoppedAt === null && TOLD.includes(clock))
    .map(({ clock, dueAt, provisional }) => ({
      ...{ clock, dueAt },
      isPaused: pausedAt !== null && clock !== 'feedback',
      isProvisional: provisional,
      isLate: dueAt !== null && dueAt < now,
    }))
}
