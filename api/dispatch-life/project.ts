import { FOLLOWS } from './follows.ts'
import type { DispatchRecord, DispatchState } from './state.ts'

/** The state after one more event. Throws RangeError where the stream has a gap, or where this event does not follow the last one. */
export function project(before: DispatchState | null, record: DispatchRecord): DispatchState {
  const expected = (before?.version ?? 0) + 1
  if (record.version !== expected) throw new RangeError(`expected event ${expected}, got ${record.version}`)
  const after = before === null ? begin(record) : { ...before, ...change(before, record) }
  const { version, event, happenedAt, personName } = record
  return { ...after, version, movedEvent: event, movedAt: happenedAt, movedBy: personName }
}

function begin(record: DispatchRecord): DispatchState {
  if (record.event !== 'offered') throw new RangeError(`expected a stream to begin with offered, got ${record.event}`)
  return {
    ...record.payload,
    rankedFrom: record.payload.rankedFrom ?? null,
    ...{ version: 0, state: 'offered', movedEvent: null, movedAt: null, movedBy: null },
    ...{ offeredAt: record.happenedAt, offeredBy: record.personId, offeredByName: record.personName },
    ...{ acceptedAt: null, declinedAt: null, declineReason: null, timedOutAt: null, departedAt: null },
    ...{ arrivedAt: null, arrivedBy: null, arrivalMetres: null, clearedAt: null, outcome: '' },
    ...{ recalledAt: null, recallReason: null },
  }
}

function change(before: DispatchState, record: DispatchRecord): Partial<DispatchState> {
  const { event, happenedAt: at } = record
  if (!FOLLOWS[before.state].includes(event)) throw new RangeError(`${event} does not follow ${before.state}`)
  switch (event) {
    case 'offered':
      throw new RangeError('offered may only begin a stream')
    case 'accepted':
      return { state: event, acceptedAt: at }
    case 'declined':
      return { state: event, declinedAt: at, declineReason: record.payload.reason }
    case 'timedOut':
      return { state: event, timedOutAt: at }
    case 'departed':
      return { state: event, departedAt: at }
    case 'arrived':
      return { state: event, arrivedAt: at, arrivedBy: record.payload.by, arrivalMetres: record.payload.metres }
    case 'cleared':
      return { state: event, clearedAt: at, outcome: record.payload.outcome }
    case 'recalled':
      return { state: event, recalledAt: at, recallReason: record.payload.reason }
  }
}
