import type { FieldTask } from '@wangge/api/contract'
import { describe, expect, it } from 'vitest'
import type { FieldAction } from '../offline/types.ts'
import { withDuty, withPending } from './ahead.ts'
import { nextStep } from './nextStep.ts'
import { inOrder } from './order.ts'

type Allowed = NonNullable<FieldTask['hazard']>['allowedActions']
const allow = (names: readonly string[]): Allowed =>
  (['acknowledge', 'verify', 'beginRectifying', 'reportRectified', 'note', 'addPhotos'] as const).map((action) => {
    const allowed = names.includes(action) || action === 'note' || action === 'addPhotos'
    return { action, allowed, reasons: allowed ? [] : ['wrongState'], missing: [] }
  })

const hazard = (more: object = {}): NonNullable<FieldTask['hazard']> => ({
  ...{ version: 2, state: 'acknowledged', verdict: null, rectificationClass: null, rectifiedAt: null },
  ...{ reportedAt: '2026-11-22T12:00:00.000Z', responsibleUnit: '', cellName: null, isMine: false, clock: 'ontime' },
  ...{ dueClock: 'verify', dueAt: '2026-11-22T14:10:00.000Z', soonAt: null, provisional: false, photos: [] },
  allowedActions: allow(['verify']),
  ...more,
})
const task = (more: Partial<FieldTask> = {}): FieldTask => ({
  ...{ id: 'h1', serial: '20261122-0001', kind: 'lockedExit', grade: 'general', address: '石榴里 12 号楼' },
  ...{ description: '', position: [119, 33], metres: 480, hazard: hazard(), dispatch: null },
  ...more,
})
const sent = (state: 'offered' | 'accepted' | 'departed' | 'arrived', allowedActions: string[]) =>
  ({ id: 'd1', version: 1, state, allowedActions }) as NonNullable<FieldTask['dispatch']>
const queued = (action: FieldAction) => ({ id: 'i1', action, state: 'queued' as const, sentVersion: null })
const onHazard = (action: object) =>
  queued({ type: 'hazardAction', hazard: { id: 'h1' }, action: { expectedVersion: 2, ...action } } as FieldAction)
const onDispatch = (action: 'accept' | 'depart' | 'arrive' | 'clear' | 'decline') =>
  queued({ type: 'dispatchAction', dispatchId: 'd1', action: { action, expectedVersion: 1 } })

describe('the one primary button', () => {
  it('goes from accepting to leaving, with the case in between', () => {
    const at = (state: Parameters<typeof sent>[0], actions: string[]) =>
      nextStep(task({ dispatch: sent(state, actions) }))
    expect(at('offered', ['accept', 'decline'])).toEqual({ tap: 'accept' })
    expect(at('accepted', ['decline', 'depart', 'arrive'])).toEqual({ tap: 'depart' })
    expect(at('departed', ['decline', 'arrive'])).toEqual({ tap: 'arrive' })
    expect(at('arrived', ['clear'])).toEqual({ page: 'verify' })
    const done = task({ dispatch: sent('arrived', ['clear']), hazard: hazard({ allowedActions: allow([]) }) })
    expect(nextStep(done)).toEqual({ page: 'clear' })
  })
  it('asks for the missing commitments where nothing else is in the way', () => {
    const missing = {
      action: 'beginRectifying' as const,
      allowed: false,
      reasons: ['commitmentsMissing'],
      missing: ['plan'],
    }
    expect(nextStep(task({ hazard: hazard({ allowedActions: [missing] }) }))).toEqual({ page: 'rectify' })
    const wrong = { ...missing, reasons: ['wrongState', 'commitmentsMissing'] }
    expect(nextStep(task({ hazard: hazard({ allowedActions: [wrong] }) }))).toBeNull()
  })
})

describe('a task with what waits on the phone', () => {
  it('goes on without the network from accepting to the end', () => {
    const first = task({ dispatch: sent('offered', ['accept', 'decline']) })
    const taps = ['accept', 'depart', 'arrive'] as const
    const states = taps.map((_, n) => withPending(first, taps.slice(0, n + 1).map(onDispatch))?.dispatch?.state)
    expect(states).toEqual(['accepted', 'departed', 'arrived'])
    const gone = withPending(first, [...taps, 'clear' as const].map(onDispatch))
    expect([gone?.dispatch, gone && nextStep(gone)]).toEqual([null, { page: 'verify' }])
  })
  it('goes from verified to rectifying to nothing left', () => {
    const verified = withPending(task(), [onHazard({ action: 'verify', verdict: 'real' })])
    expect(verified && nextStep(verified)).toEqual({ page: 'rectify' })
    const begun = [onHazard({ action: 'verify', verdict: 'real' }), onHazard({ action: 'beginRectifying' })]
    const rectifying = withPending(task(), begun)
    expect(rectifying && nextStep(rectifying)).toEqual({ page: 'finish' })
    expect(withPending(task(), [...begun, onHazard({ action: 'reportRectified' })])).toBeNull()
    expect(withPending(task(), [onHazard({ action: 'verify', verdict: 'false' })])).toBeNull()
  })
  it('does not go back a step between the answer and the next reading of the list', () => {
    const first = task({ dispatch: sent('offered', ['accept', 'decline']) })
    const accepted = { ...onDispatch('accept'), state: 'sent' as const, sentVersion: 2 }
    expect(withPending(first, [accepted])?.dispatch?.state).toBe('accepted')
    const read = task({ dispatch: { ...sent('departed', ['arrive']), version: 3 } })
    expect(withPending(read, [accepted])).toEqual(read)

    const verified = { ...onHazard({ action: 'verify', verdict: 'real' }), state: 'sent' as const, sentVersion: 3 }
    expect(withPending(task(), [verified])?.hazard?.state).toBe('verified')
    expect(withPending(task({ hazard: hazard({ version: 3 }) }), [verified])?.hazard?.state).toBe('acknowledged')
  })
  it('keeps a team on duty until a reading that began after the word was sent', () => {
    const team = {
      id: 't1',
      name: '',
      kind: 'patrol',
      duty: 'off',
      isOnDuty: false,
      positionAt: null,
      people: [],
    } as const
    const on = queued({ type: 'duty', teamId: 't1', duty: 'on' })
    const told = { ...on, state: 'sent' as const }
    const isOnDuty = (item: Parameters<typeof withDuty>[1][number], known: ReadonlySet<string> | null) =>
      withDuty({ ...team, people: [] }, [item], known).isOnDuty
    expect(isOnDuty(on, null)).toBe(true)
    expect(isOnDuty(told, new Set())).toBe(true)
    expect(isOnDuty(told, new Set(['i1']))).toBe(false)
    expect(isOnDuty(told, null), 'told before this page began').toBe(false)
  })
  it('is as it is where a note waits, another task is meant, or what was written failed', () => {
    expect(withPending(task(), [onHazard({ action: 'note', text: 'x' })])).toEqual(task())
    const failed = { ...onHazard({ action: 'verify', verdict: 'false' }), state: 'failed' as const }
    expect(withPending(task(), [failed])).toEqual(task())
    expect(withPending(task({ id: 'h2' }), [onHazard({ action: 'verify', verdict: 'false' })])).toEqual(
      task({ id: 'h2' }),
    )
  })
})

describe('the order of tasks', () => {
  it('puts dispatches first, then what is due first, or what is nearest', () => {
    const late = task({ id: 'late', metres: 20, hazard: hazard({ dueAt: '2026-11-23T00:00:00.000Z' }) })
    const soon = task({ id: 'soon', metres: 900 })
    const never = task({ id: 'never', metres: null, hazard: hazard({ dueAt: null }) })
    const go = task({ id: 'go', metres: 5000, dispatch: sent('offered', []) })
    const ids = (order: 'due' | 'near') => inOrder([never, late, soon, go], order).map(({ id }) => id)
    expect(ids('due')).toEqual(['go', 'soon', 'late', 'never'])
    expect(ids('near')).toEqual(['go', 'late', 'soon', 'never'])
  })
})
