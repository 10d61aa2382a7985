import {
  DISPATCH_ACTIONS,
  DISPATCH_STATES,
  type DispatchAction,
  ROLES,
  type DispatchState as Stage,
} from '@wangge/db/vocabulary'
import { describe, expect, test } from 'vitest'
import {
  allowedActions,
  type DispatchActor,
  type DispatchDecided,
  type DispatchDeed,
  type DispatchState,
  decide,
  decideTimeout,
  isActive,
  project,
  teamStateAt,
} from './index.ts'

const at = (seconds: number) => new Date(Date.parse('2026-11-22T12:00:00Z') + seconds * 1000).toISOString()
const member: DispatchActor = { role: 'patrol_member', isOfTeam: true }
const officer: DispatchActor = { role: 'township_officer', isOfTeam: false }
const HAZARD = { lon: 122.001, lat: 43.001 }
/** Some metres north of the hazard. */
const north = (metres: number): [number, number] => [HAZARD.lon, HAZARD.lat + metres / 111_195]

const offered = told(
  null,
  {
    event: 'offered',
    payload: {
      ...{ sendingId: 's', hazardId: 'h', teamId: 't', attempt: 1, teamName: '巡逻0队', hazardSerial: '20261122-0001' },
      ...{
        hazardKind: 'other',
        hazardGrade: 'general',
        address: '',
        description: '',
        ...HAZARD,
        scopeCode: '150502100',
      },
      ...{ mode: 'foot', rank: 1, suggestedTeamId: 't', suggestedTeamName: '巡逻0队', overrideReason: null },
      ...{ estimatedSeconds: 120, routeMetres: 150, answerDueAt: at(60) },
    },
  },
  at(0),
)

function told(before: DispatchState | null, decided: DispatchDecided, happenedAt: string): DispatchState {
  const stamp = { happenedAt, receivedAt: happenedAt, personId: 'p', personName: '王工', role: 'command' as const }
  return project(before, { ...decided, ...stamp, version: (before?.version ?? 0) + 1 })
}

/** The state after actions, a second apart, each with a reason. */
function after(...actions: DispatchAction[]): DispatchState {
  return actions.reduce((state, action, index) => {
    const { decided, happenedAt } = decide(state, deed(state, action), officer, at(index + 1))
    return told(state, decided, happenedAt)
  }, offered)
}
const deed = (state: DispatchState, action: DispatchAction, more: Partial<DispatchDeed> = {}): DispatchDeed => ({
  ...{ action, expectedVersion: state.version, reason: '车坏了', ...more },
})
const timedOut = told(offered, { event: 'timedOut', payload: {} }, at(60))

const AT: Record<Stage, DispatchState> = {
  offered,
  accepted: after('accept'),
  departed: after('accept', 'depart'),
  arrived: after('accept', 'depart', 'arrive'),
  cleared: after('accept', 'arrive', 'clear'),
  declined: after('decline'),
  timedOut,
  recalled: after('recall'),
}
/** Written from the agreed table, not from the code. */
const MAY: Record<Stage, DispatchAction[]> = {
  offered: ['accept', 'decline', 'recall'],
  accepted: ['decline', 'depart', 'arrive', 'recall'],
  departed: ['decline', 'arrive', 'recall'],
  arrived: ['clear'],
  ...{ cleared: [], declined: [], timedOut: [], recalled: [] },
}

describe.each(DISPATCH_STATES)('a dispatch that is %s', (stage) => {
  const state = AT[stage]

  test('is at that stage, and takes its team up as long as something may follow', () => {
    expect(state.state).toBe(stage)
    expect(isActive(stage)).toBe(MAY[stage].length > 0)
    expect(teamStateAt(stage) === 'free').toBe(MAY[stage].length === 0)
  })

  test.each(DISPATCH_ACTIONS)('lets %s happen as the table says, or says why not', (action) => {
    const may = MAY[stage].includes(action)
    expect(allowedActions(stage, officer).includes(action)).toBe(may)
    const act = () => decide(state, deed(state, action), officer, at(100))
    if (may) expect(told(state, act().decided, act().happenedAt).version).toBe(state.version + 1)
    else expect(act).toThrow(expect.objectContaining({ code: 'actionNotAllowed', params: expect.anything() }))
  })

  test('tells whoever saw an older one who was first, and when', () => {
    if (stage === 'offered') return
    const late = deed(state, 'accept', { expectedVersion: state.version - 1 })
    const params = { byName: '王工', at: state.movedAt, event: stage, state: stage, version: state.version }
    expect(() => decide(state, late, member, at(100))).toThrow(
      expect.objectContaining({ code: 'dispatchMoved', params }),
    )
  })

  test('times out where it was offered, from the instant on at which the answer was due', () => {
    expect(decideTimeout(state, at(59.999))).toBeNull()
    expect(decideTimeout(state, at(60))?.happenedAt).toBe(stage === 'offered' ? at(60) : undefined)
  })
})

describe('who may', () => {
  test.each(ROLES)('%s, of the team or not', (role) => {
    const senders = ['command', 'township_officer', 'administrator'].includes(role)
    const planner = role === 'planner'
    const own = allowedActions('accepted', { role, isOfTeam: true })
    const others = allowedActions('accepted', { role, isOfTeam: false })
    expect(own).toEqual(planner ? [] : senders ? MAY.accepted : ['decline', 'depart', 'arrive'])
    expect(others).toEqual(senders ? MAY.accepted : [])
    if (!senders)
      expect(() => decide(offered, deed(offered, 'accept'), { role, isOfTeam: false }, at(1))).toThrow(
        expect.objectContaining({ code: 'forbidden' }),
      )
  })

  test('what is said for a team is told apart from what it says itself', () => {
    const payloadBy = (actor: DispatchActor) => decide(offered, deed(offered, 'accept'), actor, at(1)).decided.payload
    expect(payloadBy(member)).toEqual({ onBehalf: false })
    expect(payloadBy(officer)).toEqual({ onBehalf: true })
  })
})

test.each(['decline', 'recall'] as const)('%s wants a reason', (action) => {
  expect(() => decide(offered, deed(offered, action, { reason: '' }), officer, at(1))).toThrow(
    expect.objectContaining({ code: 'reasonMissing', params: { action } }),
  )
})

describe('an arrival', () => {
  const arrive = (more: Partial<DispatchDeed>) => {
    const { decided, happenedAt } = decide(AT.departed, deed(AT.departed, 'arrive', more), member, at(90))
    return told(AT.departed, decided, happenedAt)
  }
  test.each([
    ['at the door', north(0), 10, 'position', 0],
    ['at 50 m, the phone says nothing of its accuracy', north(50), undefined, 'position', 50],
    ['at 51 m', north(51), 0, 'word', 51],
    ['at 95 m, known to 50 m', north(95), 50, 'position', 95],
    ['at 105 m, known to 50 m', north(105), 50, 'word', 105],
    ['at the door, known to 51 m only', north(0), 51, 'word', 0],
    ['at the other end of the earth', [-58, -43] as [number, number], 5, 'word', 20_015_000],
  ])('%s', (_, position, accuracyMetres, by, metres) => {
    const { arrivedBy, arrivalMetres } = arrive({ position, accuracyMetres })
    expect(arrivedBy).toBe(by)
    expect(Math.abs((arrivalMetres ?? Number.NaN) - metres)).toBeLessThan(1000 * Number(metres > 1000) + 0.5)
  })

  test('without a position is by word, and how far it was is not known', () => {
    expect(arrive({})).toMatchObject({ arrivedBy: 'word', arrivalMetres: null })
  })

  test('may be told late, but neither before what it follows nor before it has happened', () => {
    expect(arrive({ happenedAt: at(30) }).arrivedAt).toBe(at(30))
    expect(arrive({ happenedAt: at(2) }).arrivedAt).toBe(at(2))
    expect(() => arrive({ happenedAt: at(1) })).toThrow(expect.objectContaining({ code: 'beforePrevious' }))
    expect(() => arrive({ happenedAt: at(300) })).toThrow(expect.objectContaining({ code: 'inTheFuture' }))
  })
})

describe('a stream', () => {
  const record = { happenedAt: at(5), receivedAt: at(5), personId: 'p', personName: '王工', role: 'command' as const }
  test('is not rebuilt with a gap, from another beginning, or in an order that nobody allowed', () => {
    const accepted = { event: 'accepted' as const, payload: { onBehalf: false }, ...record }
    expect(() => project(offered, { ...accepted, version: 3 })).toThrow(RangeError)
    expect(() => project(null, { ...accepted, version: 1 })).toThrow(RangeError)
    expect(() => project(AT.cleared, { ...accepted, version: AT.cleared.version + 1 })).toThrow(RangeError)
    expect(() => project(timedOut, { ...accepted, version: timedOut.version + 1 })).toThrow(RangeError)
  })
})
