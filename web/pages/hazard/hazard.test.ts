import type { CaseClock, HazardCase } from '@wangge/api/contract'
import { HAZARD_ACTIONS, HAZARD_EVENTS, HAZARD_VERDICTS } from '@wangge/db/vocabulary'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../data/client.ts'
import { hazardWith } from '../../map/fixtures.ts'
import { zh } from '../../text/zh.ts'
import { actionLayout } from './actions/actionOrder.ts'
import { type Draft, draftOf, inputOf } from './actions/draft.ts'
import { movedOf } from './actions/moved.ts'
import { reasonKey } from './actions/useReasonWords.ts'
import { clockBar, lateSeconds, latestClocks } from './clocks/clockBar.ts'
import { derivationParts } from './clocks/derivationParts.ts'
import { stepsOf } from './steps.ts'
import { eventKey, stoppedClock } from './trail/eventWords.ts'
import { WAITING, waitingFor } from './waiting.ts'

function caseWith(part: Partial<HazardCase>): HazardCase {
  return {
    ...hazardWith({}),
    acknowledgedAt: null,
    answeredAt: null,
    verifiedAt: null,
    rectifyingAt: null,
    rectifyDeadline: null,
    reinspectedAt: null,
    repliedAt: null,
    receivedAt: null,
    reportedCode: null,
    mergedInto: null,
    reopenedCount: 0,
    responsibleUnit: '',
    backupId: null,
    backupName: null,
    reporter: null,
    commitments: {},
    missingCommitments: [],
    pendingExtension: null,
    clocks: [],
    events: [],
    photos: [],
    repeats: [],
    repeatNumber: 1,
    dispatches: [],
    allowedActions: [],
    ...part,
  }
}

function clockWith(part: Partial<CaseClock>): CaseClock {
  return {
    clock: 'verify',
    ruleKey: 'verify',
    ruleVersion: 1,
    source: '',
    statutory: null,
    promised: null,
    startedAt: '2026-11-22T00:00:00.000Z',
    stoppedAt: null,
    statutoryDueAt: '2026-11-22T10:00:00.000Z',
    promisedDueAt: '2026-11-22T05:00:00.000Z',
    dueAt: '2026-11-22T05:00:00.000Z',
    soonAt: null,
    provisional: false,
    pauses: [],
    extensions: [],
    state: 'running',
    usedShare: null,
    ...part,
  }
}

describe('what a hazard waits for', () => {
  it('is the reporter first, whatever step it is at', () => {
    expect(waitingFor(hazardWith({ state: 'acknowledged', dueClock: 'feedback' }))).toBe('answer')
  })
  it('follows the step', () => {
    expect(waitingFor(hazardWith({ state: 'verified', verdict: 'real' }))).toBe('rectify')
    expect(waitingFor(hazardWith({ state: 'verified', verdict: 'false' }))).toBe('closeOut')
    expect(waitingFor(hazardWith({ state: 'rectifying' }))).toBe('rectifying')
    expect(waitingFor(hazardWith({ state: 'rectifying', rectifiedAt: '2026-11-22T00:00:00Z' }))).toBe('reinspect')
  })
  it('says how a closed one ended', () => {
    expect(waitingFor(hazardWith({ state: 'closedOut', verdict: 'duplicate' }))).toBe('merged')
    expect(waitingFor(hazardWith({ state: 'closedOut', verdict: 'real' }))).toBe('closedOut')
  })
  it('has words for every answer', () => {
    for (const waiting of WAITING) expect(zh).toHaveProperty([`hazard.waiting.${waiting}`])
  })
})

describe('the six steps', () => {
  const statuses = (part: Partial<HazardCase>) => stepsOf(caseWith(part)).map(({ status }) => status)
  it('name the one that people work at', () => {
    expect(statuses({ state: 'reported' })).toEqual(['done', 'current', 'ahead', 'ahead', 'ahead', 'ahead'])
    expect(statuses({ state: 'rectifying' })).toEqual(['done', 'done', 'done', 'current', 'ahead', 'ahead'])
  })
  it('count rectifying as done once it was reported so', () => {
    expect(statuses({ state: 'rectifying', rectifiedAt: '2026-11-22T00:00:00Z' })[4]).toBe('current')
  })
  it('skip what a false report or a fix on the spot does not need', () => {
    expect(statuses({ state: 'verified', verdict: 'false' })).toEqual([
      'done',
      'done',
      'done',
      'skipped',
      'skipped',
      'current',
    ])
    expect(
      statuses({ state: 'rectifying', rectificationClass: 'onTheSpot', rectifiedAt: '2026-11-22T00:00:00Z' }),
    ).toEqual(['done', 'done', 'done', 'done', 'skipped', 'current'])
  })
  it('are all behind a closed one', () => {
    expect(new Set(statuses({ state: 'closedOut' }))).toEqual(new Set(['done']))
  })
})

describe('the bar of actions', () => {
  const action = (name: (typeof HAZARD_ACTIONS)[number], allowed: boolean) => ({
    action: name,
    allowed,
    reasons: allowed ? [] : ['wrongState'],
    missing: [],
  })
  it('puts the missing commitments of a major hazard before rectifying, which stays with its reason', () => {
    const layout = actionLayout(
      caseWith({
        state: 'verified',
        verdict: 'real',
        grade: 'major',
        missingCommitments: ['funds'],
        allowedActions: [action('setCommitments', true), action('beginRectifying', false)],
      }),
    )
    expect(layout.primary?.action).toBe('setCommitments')
    expect(layout.flow.map((one) => one.action)).toEqual(['beginRectifying'])
  })
  it('never drops what the server names, but for photos and notes, which have places of their own', () => {
    const layout = actionLayout(
      caseWith({ state: 'rectifying', allowedActions: HAZARD_ACTIONS.map((name) => action(name, name === 'assign')) }),
    )
    const shown = [layout.primary, ...layout.flow, ...layout.beside, ...layout.more].map((one) => one?.action)
    const expected = HAZARD_ACTIONS.filter((name) => name !== 'note' && name !== 'addPhotos')
    expect(expected.filter((name) => !shown.includes(name))).toEqual([])
    expect(shown.filter(Boolean)).toHaveLength(expected.length)
  })
  it('has words for every action and every known reason', () => {
    for (const name of HAZARD_ACTIONS) expect(zh).toHaveProperty([`hazard.action.${name}`])
    expect(reasonKey('commitmentsMissing')).toBe('hazard.why.commitmentsMissing')
    expect(reasonKey('somethingNew')).toBeNull()
  })
})

describe('a form', () => {
  const hazard = caseWith({ version: 7, grade: 'general' })
  const input = (action: Parameters<typeof inputOf>[0], part: Partial<Draft>) =>
    inputOf(action, { ...draftOf(hazard), ...part }, hazard)
  it('names what it lacks', () => {
    expect(input('verify', {})).toBe('verdict')
    expect(input('verify', { verdict: 'duplicate' })).toBe('mergedInto')
    expect(input('beginRectifying', { rectificationClass: 'byDeadline' })).toBe('deadline')
    expect(input('reinspect', { passed: false })).toBe('deadline')
    expect(input('transfer', { toCode: '990101002000' })).toBe('reason')
    expect(input('correct', { reason: '写错' })).toBe('changes')
  })
  it('sends the version that was looked at, and times in UTC', () => {
    expect(input('beginRectifying', { rectificationClass: 'byDeadline', deadline: '2026-11-25T18:00' })).toMatchObject({
      expectedVersion: 7,
      deadlineAt: '2026-11-25T10:00:00.000Z',
    })
  })
  it('asks nothing more of a fix on the spot', () => {
    expect(input('beginRectifying', { rectificationClass: 'onTheSpot' })).not.toHaveProperty('deadlineAt')
  })
  it('sends only what a correction changes', () => {
    expect(input('correct', { address: '新坯 7 号院', reason: '地址写错' })).toEqual({
      action: 'correct',
      address: '新坯 7 号院',
      reason: '地址写错',
      expectedVersion: 7,
      photoIds: [],
    })
  })
})

describe('a lost race', () => {
  it('says who and when', () => {
    const error = new ProblemError(409, 'hazardMoved', { byName: '王建国', at: 'x', event: 'acknowledged', state: 'a' })
    expect(movedOf(error)).toMatchObject({ byName: '王建国', event: 'acknowledged' })
    expect(movedOf(new ProblemError(409, 'actionNotAllowed'))).toBeNull()
  })
})

describe('the bar of a clock', () => {
  const at = (time: string): number => Date.parse(`2026-11-22T${time}:00.000Z`)
  it('runs to the later due time and marks the earlier', () => {
    expect(clockBar(clockWith({}), at('02:30'))).toEqual({ fill: 0.25, tick: 0.5 })
    expect(clockBar(clockWith({ promisedDueAt: null }), at('20:00'))).toEqual({ fill: 1, tick: null })
  })
  it('stands where the clock stopped or is paused', () => {
    expect(clockBar(clockWith({ stoppedAt: '2026-11-22T01:00:00.000Z' }), at('09:00')).fill).toBeCloseTo(0.1)
    const paused = clockWith({ pauses: [{ from: '2026-11-22T02:00:00.000Z', to: null }] })
    expect(clockBar(paused, at('09:00')).fill).toBeCloseTo(0.2)
  })
  it('counts lateness from the due time', () => {
    expect(lateSeconds(clockWith({ stoppedAt: '2026-11-22T05:00:00.000Z' }))).toBe(0)
    expect(lateSeconds(clockWith({ stoppedAt: '2026-11-22T05:00:41.000Z' }))).toBe(41)
  })
  it('shows the latest of each name, running ones first', () => {
    const clocks = [
      clockWith({ clock: 'feedback', stoppedAt: '2026-11-22T00:06:00.000Z', state: 'met' }),
      clockWith({ clock: 'rectify', startedAt: '2026-11-21T00:00:00.000Z', ruleVersion: 1 }),
      clockWith({ clock: 'rectify', ruleVersion: 2 }),
    ]
    expect(latestClocks(clocks).map(({ clock, ruleVersion }) => [clock, ruleVersion])).toEqual([
      ['rectify', 2],
      ['feedback', 1],
    ])
  })
})

describe('the derivation of a due time', () => {
  it('puts consecutive rest days of one name together', () => {
    const rest = (day: string, name: string) => ({ at: day, code: 'rest' as const, day, name })
    const parts = derivationParts([
      rest('2026-10-01', '国庆节'),
      rest('2026-10-02', '国庆节'),
      { at: '2026-10-10', code: 'makeUp', day: '2026-10-10', number: 1, name: '调休' },
      rest('2026-10-11', ''),
    ])
    expect(parts.map(({ code, days }) => [code, days.length])).toEqual([
      ['rest', 2],
      ['makeUp', 1],
      ['rest', 1],
    ])
  })
})

describe('the trail', () => {
  it('has words for every event, and for every verdict', () => {
    for (const event of HAZARD_EVENTS) expect(eventKey({ event, payload: {} })).not.toBeNull()
    for (const verdict of HAZARD_VERDICTS)
      expect(eventKey({ event: 'verified', payload: { verdict } })).toBe(`hazard.event.verified.${verdict}`)
    expect(eventKey({ event: 'somethingNew', payload: {} })).toBeNull()
  })
  it('reads the stopped clock from the event, else from the case', () => {
    const stopped = { startedAt: 'a', stoppedAt: 'b', dueAt: null }
    const own = { event: 'verified', payload: { clocks: [{ clock: 'verify', ...stopped }] }, happenedAt: 'b' }
    expect(stoppedClock(own, [])).toEqual(stopped)
    const bare = { event: 'answered', payload: {}, happenedAt: 'b' }
    expect(stoppedClock(bare, [{ clock: 'feedback', ...stopped }])).toMatchObject(stopped)
    expect(stoppedClock({ ...bare, event: 'noted' }, [{ clock: 'feedback', ...stopped }])).toBeNull()
  })
})
