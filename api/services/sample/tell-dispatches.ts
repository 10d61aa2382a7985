import { WHOLE_SYSTEM } from '@wangge/db'
import type { SampleOutingRow, SampleSendingRow } from '@wangge/db/queries/sample-forces'
import type { DemoDispatch, DemoSending } from '@wangge/seeds'
import { type DispatchDecided, type DispatchState, project, teamStateAt } from '../../dispatch-life/index.ts'
import type { HazardState } from '../../life/index.ts'
import { idAt, Stream, type Telling, type Told } from './told.ts'

/** Whom one hazard was sent to. */
export interface ToldSending {
  sending: SampleSendingRow
  dispatches: Told<DispatchState>[]
  outings: SampleOutingRow[]
  /** First time a team was asked, and first time one was there. */
  dispatchedAt: string
  arrivedAt: string | null
}

type SentTo = Pick<Told<HazardState>, 'id' | 'state'>

/** The streams of the dispatches for one hazard of the history, and what follows from them. Throws RangeError for what no dispatch does. */
export function tellSending(sending: DemoSending, hazard: SentTo, telling: Telling): ToldSending {
  const id = idAt(sending.openedAt)
  const sender = telling.persons.get(sending.by)
  if (!sender) throw new RangeError(`${sending.by} is nobody of the sample's history`)
  const told = sending.dispatches.map((dispatch, index) => {
    const stream = tellDispatch(dispatch, { sendingId: id, attempt: index + 1, by: sending.by }, hazard, telling)
    return { dispatch, told: { id: stream.id, state: stream.state, events: stream.events, personal: null } }
  })
  const states = told.map(({ told: { state } }) => state)
  const { state, answerSeconds, openedAt, endedAt } = sending
  return {
    sending: {
      ...{ id, hazardId: hazard.id, state, answerSeconds, openedAt, endedAt },
      ...{ openedBy: sender.id, openedByName: sender.name },
    },
    dispatches: told.map((one) => one.told),
    outings: told.flatMap((one) => outingOf(one.dispatch, one.told.state)),
    dispatchedAt: earliest(states.map(({ offeredAt }) => offeredAt)) ?? openedAt,
    arrivedAt: earliest(states.flatMap(({ arrivedAt }) => arrivedAt ?? [])),
  }
}

interface Attempt {
  sendingId: string
  attempt: number
  /** Who asks. */
  by: string
}

function tellDispatch(
  dispatch: DemoDispatch,
  { sendingId, attempt, by }: Attempt,
  { id, state: hazard }: SentTo,
  telling: Telling,
): Stream<DispatchState, DispatchDecided> {
  const { teamCode, suggestedTeamCode, mode, rank, overrideReason, estimatedSeconds, routeMetres } = dispatch
  const [team, suggested] = [teamOf(teamCode, telling), teamOf(suggestedTeamCode, telling)]
  const stream = new Stream<DispatchState, DispatchDecided>(idAt(dispatch.offeredAt), telling, project)
  const offer = {
    ...{ sendingId, hazardId: id, attempt, teamId: team.id, teamName: team.name, mode, rank, overrideReason },
    ...{ hazardSerial: hazard.serial, hazardKind: hazard.kind, hazardGrade: hazard.grade },
    ...{ address: hazard.address, description: hazard.description, lon: hazard.lon, lat: hazard.lat },
    ...{ scopeCode: hazard.cellCode ?? '0', suggestedTeamId: suggested.id, suggestedTeamName: suggested.name },
    ...{ estimatedSeconds, routeMetres, answerDueAt: dispatch.answerDueAt },
  }
  stream.add({ event: 'offered', payload: offer }, dispatch.offeredAt, by)
  for (const event of dispatch.events) {
    const isSenders = event.event === 'recalled'
    const who = event.event === 'timedOut' ? WHOLE_SYSTEM : isSenders ? by : dispatch.by
    stream.add(decidedOf(event), event.at, who)
  }
  return stream
}

function decidedOf(event: DemoDispatch['events'][number]): DispatchDecided {
  const onBehalf = false
  switch (event.event) {
    case 'accepted':
    case 'departed':
      return { event: event.event, payload: { onBehalf } }
    case 'timedOut':
      return { event: 'timedOut', payload: {} }
    case 'declined':
      return { event: 'declined', payload: { reason: event.reason, onBehalf } }
    case 'recalled':
      return { event: 'recalled', payload: { reason: event.reason } }
    case 'arrived': {
      const { confirmedBy, metres } = event
      return {
        event: 'arrived',
        payload: { by: confirmedBy, metres, accuracyMetres: metres === null ? null : 8, onBehalf },
      }
    }
    case 'cleared':
      return { event: 'cleared', payload: { outcome: event.outcome, onBehalf } }
  }
}

function teamOf(code: string, { teams }: Telling): { id: string; name: string } {
  const team = teams.get(code)
  if (!team) throw new RangeError(`${code} is no team of the sample`)
  return team
}

function outingOf({ teamAt }: DemoDispatch, { teamId, state }: DispatchState): SampleOutingRow[] {
  return teamAt === null ? [] : [{ teamId, state: teamStateAt(state), ...teamAt }]
}

/** ISO instants of one form sort as text. */
function earliest(instants: readonly string[]): string | null {
  return [...instants].sort()[0] ?? null
}
