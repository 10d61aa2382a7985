import type { CaseEvent, Dispatch } from '@wangge/api/contract'
import { type Moment, momentsOf } from '../dispatch/story.ts'

/** A line of the trail: an event of the case, or a step of a team that was sent to it. */
export type TrailEntry =
  | { type: 'event'; at: string; event: CaseEvent }
  | { type: 'dispatch'; at: string; dispatch: Dispatch; moment: Moment }

/** Everything that happened, latest first; what happened in the same instant keeps its own order. */
export function trailEntries(events: readonly CaseEvent[], dispatches: readonly Dispatch[]): TrailEntry[] {
  const told = events.map((event): TrailEntry => ({ type: 'event', at: event.happenedAt, event }))
  if (dispatches.length === 0) return told.toReversed()
  const sent = dispatches
    .toSorted((a, b) => a.attempt - b.attempt)
    .flatMap((dispatch) =>
      momentsOf(dispatch).map((moment): TrailEntry => ({ type: 'dispatch', at: moment.at, dispatch, moment })),
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  // The case's own events stay in their order even where one was told late; a step goes before the first that is later.
  const entries: TrailEntry[] = []
  let next = 0
  for (const entry of told) {
    for (let step = sent[next]; step && Date.parse(step.at) < Date.parse(entry.at); step = sent[next]) {
      entries.push(step)
      next += 1
    }
    entries.push(entry)
  }
  return [...entries, ...sent.slice(next)].toReversed()
}
