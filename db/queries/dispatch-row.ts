import { type SQL, sql } from 'drizzle-orm'
import { caseRow } from './case-row.ts'

const PROJECTED = [
  ...['version', 'state', 'sendingId', 'hazardId', 'teamId', 'attempt', 'teamName', 'hazardSerial', 'hazardKind'],
  ...['hazardGrade', 'address', 'description', 'mode', 'rank', 'suggestedTeamId', 'suggestedTeamName'],
  ...[
    'overrideReason',
    'estimatedSeconds',
    'routeMetres',
    'rankedFrom',
    'offeredAt',
    'offeredBy',
    'offeredByName',
    'answerDueAt',
  ],
  ...['acceptedAt', 'declinedAt', 'declineReason', 'timedOutAt', 'departedAt', 'arrivedAt', 'arrivedBy'],
  ...['arrivalMetres', 'clearedAt', 'outcome', 'recalledAt', 'recallReason', 'movedEvent', 'movedAt', 'movedBy'],
  'scopeCode',
]

/** The row of a dispatch: every column that its stream projects, and its place. */
export const dispatchRow = caseRow('dispatch', PROJECTED, true)

/** Stages at which a dispatch takes its team up: as the partial indexes have it. */
export const activeStates: SQL = sql`('offered', 'accepted', 'departed', 'arrived')`

/** When a team on its way is there, by the estimate made when it was asked. `d`: name of the dispatch in the query. */
export function etaOf(d: SQL): SQL {
  return sql`case when ${d}.state in ('accepted', 'departed') then
    coalesce(${d}.departed_at, ${d}.accepted_at) + ${d}.estimated_seconds * interval '1 second' end`
}
