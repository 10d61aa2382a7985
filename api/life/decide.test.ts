import { HAZARD_ACTIONS, type HazardAction, ROLES } from '@wangge/db/vocabulary'
import { describe, expect, test } from 'vitest'
import { allowedActions } from './index.ts'
import { at, colleague, command, Life, officer, patrol, worker } from './testing/lives.ts'

const DEADLINE = at(60 * 24 * 5)
const FIVE = Object.fromEntries(
  ['responsibility', 'measures', 'funds', 'deadline', 'emergencyPlan'].map((key) => [key, '已落实']),
)

const verified = (more: object = {}) =>
  new Life(more).act(1, { action: 'acknowledge' }).act(10, { action: 'verify', verdict: 'real' })
const rectifying = (more: object = {}) =>
  verified(more).act(20, { action: 'beginRectifying', rectificationClass: 'byDeadline', deadlineAt: DEADLINE })
const onTheSpot = () => verified().act(20, { action: 'beginRectifying', rectificationClass: 'onTheSpot' })
const rectified = (more: object = {}) => rectifying(more).act(30, { action: 'reportRectified' })
const reinspected = () => rectified().act(40, { action: 'reinspect', passed: true })
const closed = () => reinspected().act(50, { action: 'reply', text: '已整改' }).act(60, { action: 'closeOut' })
const foundFalse = () => new Life().act(5, { action: 'verify', verdict: 'false' })

/** What a township officer may do at each stage, as domain and contract have it. */
const STAGES: [string, () => Life, HazardAction[]][] = [
  ['reported', () => new Life(), ['acknowledge', 'verify']],
  ['acknowledged', () => new Life().act(1, { action: 'acknowledge' }), ['verify', 'setCommitments']],
  ['verified as real', verified, ['setCommitments', 'beginRectifying', 'reply']],
  ['verified as false', foundFalse, ['setCommitments', 'reply']],
  ['rectifying', rectifying, ['setCommitments', 'reportRectified', 'reply']],
  ['rectified', rectified, ['setCommitments', 'reinspect', 'reply']],
  ['reinspected', reinspected, ['setCommitments', 'reply']],
  ['closed out', closed, ['reopen', 'reply']],
]
const WHILE_OPEN: HazardAction[] = ['answer', 'transfer', 'assign', 'requestExtension', 'pause']
const ALWAYS: HazardAction[] = ['correct', 'addPhotos', 'note']

describe('what may follow what', () => {
  test.each(STAGES)('at %s', (name, live, expected) => {
    const life = live()
    const actions = allowedActions(life.state, officer, life.book, { afterPhotos: 0 })
    const allowed = actions.filter((one) => one.allowed).map(({ action }) => action)
    const open = name === 'closed out' ? [] : WHILE_OPEN
    expect(new Set(allowed)).toEqual(new Set([...expected, ...open, ...ALWAYS]))
    expect(actions.map(({ action }) => action)).toEqual([...HAZARD_ACTIONS])
  })

  test('a role is never offered what it never has', () => {
    const offered = Object.fromEntries(
      ROLES.map((role) => {
        const life = new Life()
        const actions = allowedActions(life.state, { ...officer, role }, life.book, { afterPhotos: 0 })
        return [role, actions.map(({ action }) => action)]
      }),
    )
    expect(offered).toMatchObject({
      command: [...HAZARD_ACTIONS],
      administrator: [...HAZARD_ACTIONS],
      planner: [],
      patrol_member: ['reportRectified', 'addPhotos', 'note'],
    })
    expect(offered['grid_worker']).not.toEqual(
      expect.arrayContaining(['reinspect', 'closeOut', 'transfer', 'reopen', 'decideExtension', 'pause', 'reply']),
    )
    expect(() => new Life().act(1, { action: 'closeOut' }, patrol)).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    )
  })

  test('verifying a report that nobody acknowledged acknowledges it too', () => {
    const life = foundFalse()
    expect(life.events.map(({ event }) => event)).toEqual(['reported', 'acknowledged', 'verified'])
    expect(life.state).toMatchObject({ acknowledgedAt: at(5), verifiedAt: at(5), verdict: 'false' })
  })

  test('a major hazard goes to rectifying with all commitments only, and says which are missing', () => {
    const life = verified({ grade: 'major' }).act(11, { action: 'setCommitments', commitments: { funds: '两万元' } })
    const begin = { action: 'beginRectifying', rectificationClass: 'byDeadline', deadlineAt: DEADLINE } as const
    expect(() => life.act(12, begin)).toThrow(
      expect.objectContaining({
        code: 'actionNotAllowed',
        params: expect.objectContaining({
          ...{ reasons: ['commitmentsMissing'], missing: ['responsibility', 'measures', 'deadline', 'emergencyPlan'] },
        }),
      }),
    )
    expect(life.act(12, { action: 'setCommitments', commitments: FIVE }).act(13, begin).state.state).toBe('rectifying')
  })

  test('a hazard under way does not become major while commitments are missing', () => {
    const correct = { action: 'correct', grade: 'major', reason: '人员密集' } as const
    expect(() => rectifying().act(25, correct)).toThrow(expect.objectContaining({ code: 'actionNotAllowed' }))
    const committed = rectifying().act(24, { action: 'setCommitments', commitments: FIVE })
    expect(committed.act(25, correct).state.grade).toBe('major')
  })

  test('what was fixed on the spot needs a photo, and closes without reinspection', () => {
    const life = onTheSpot()
    expect(() => life.act(21, { action: 'reportRectified' })).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reasons: ['afterPhotoMissing'] }) }),
    )
    life.facts = { afterPhotos: 1 }
    life.act(21, { action: 'reportRectified' }).act(22, { action: 'reply', text: '已当场清理' })
    expect(life.act(23, { action: 'closeOut' }).state).toMatchObject({ state: 'closedOut', dueAt: null })
  })

  test('nothing closes before the reporter has his reply', () => {
    const life = reinspected()
    expect(() => life.act(50, { action: 'closeOut' })).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reasons: ['replyMissing'] }) }),
    )
    const unasked = new Life({ source: 'inspection' }).act(5, { action: 'verify', verdict: 'false' })
    expect(unasked.act(6, { action: 'closeOut' }).state.state).toBe('closedOut')
  })

  test('a failed reinspection sets a new deadline and the clock runs anew', () => {
    const life = rectified().act(40, { action: 'reinspect', passed: false, deadlineAt: at(60 * 24 * 9) })
    expect(life.state).toMatchObject({ state: 'rectifying', rectifiedAt: null, rectifyDeadline: at(60 * 24 * 9) })
    expect(life.state.clocks.filter(({ clock }) => clock === 'rectify')).toMatchObject([
      { stoppedAt: at(30) },
      { stoppedAt: null, startedAt: at(40), promisedDueAt: at(60 * 24 * 9) },
    ])
    expect(() => rectified().act(40, { action: 'reinspect', passed: false })).toThrow(
      expect.objectContaining({ code: 'invalidInput' }),
    )
  })

  test('a reopened hazard is rectified anew; a reopened false report is verified anew, on a new clock', () => {
    expect(closed().act(100, { action: 'reopen', reason: '复发' }).state).toMatchObject({
      ...{ state: 'verified', closedOutAt: null, reopenedCount: 1, rectificationClass: null, rectifiedAt: null },
    })
    const anew = foundFalse().act(6, { action: 'reply', text: '不属实' }).act(7, { action: 'closeOut' })
    anew.act(100, { action: 'reopen', reason: '再次举报' })
    expect(anew.state).toMatchObject({ state: 'acknowledged', verdict: null, verifiedAt: null, reopenedCount: 1 })
    expect(anew.clock('verify')).toMatchObject({ startedAt: at(100), stoppedAt: null })
  })

  test('a duplicate names a hazard that is not merged itself', () => {
    const verify = {
      action: 'verify',
      verdict: 'duplicate',
      mergedInto: '01900000-0000-7000-8000-000000000001',
    } as const
    const life = new Life()
    expect(() => life.act(5, { ...verify, mergedInto: undefined })).toThrow(
      expect.objectContaining({ code: 'invalidInput' }),
    )
    life.facts = { mergeTarget: null }
    expect(() => life.act(5, verify)).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reason: 'unknown' }) }),
    )
    life.facts = { mergeTarget: { id: verify.mergedInto, serial: 'S', isMerged: true } }
    expect(() => life.act(5, verify)).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reason: 'merged' }) }),
    )
    life.facts = { mergeTarget: { id: verify.mergedInto, serial: 'S', isMerged: false } }
    expect(life.act(5, verify).state).toMatchObject({ verdict: 'duplicate', mergedInto: verify.mergedInto })
  })

  test('a transfer changes the code in force, keeps the reported one, clears the owners and lets the clocks go on', () => {
    const life = new Life()
    const before = life.state
    const transfer = { action: 'transfer', toCode: '150502101000', reason: '属地有误' } as const
    life.facts = { toCell: { code: '150502101000', level: 'township', name: '镇1' } }
    expect(life.act(5, transfer).state).toMatchObject({
      ...{ cellCode: '150502101000', reportedCode: before.cellCode, ownerId: null, clocks: before.clocks },
    })
    expect(() => life.act(6, transfer)).toThrow(expect.objectContaining({ code: 'invalidInput' }))
    life.facts = { toCell: { code: '150502000000', level: 'county', name: '区' } }
    expect(() => life.act(6, transfer)).toThrow(expect.objectContaining({ code: 'unknownCell' }))
  })

  test('a grid worker takes a hazard himself and assigns nobody else', () => {
    const life = new Life()
    life.facts = {
      people: new Map([
        ['worker', '小刘'],
        ['officer', '王工'],
      ]),
    }
    const assign = (ownerId: string | null, backupId: string | null = null) =>
      ({ action: 'assign', ownerId, backupId }) as const
    expect(() => life.act(1, assign('officer'), worker)).toThrow(expect.objectContaining({ code: 'forbidden' }))
    expect(() => life.act(1, assign('nobody'))).toThrow(expect.objectContaining({ code: 'unknownPerson' }))
    expect(() => life.act(1, assign('officer', 'officer'))).toThrow(expect.objectContaining({ code: 'invalidInput' }))
    expect(life.act(1, assign('worker'), worker).state).toMatchObject({ ownerId: 'worker', ownerName: '小刘' })
    expect(life.act(2, assign('officer', 'worker')).state).toMatchObject({ ownerName: '王工', backupName: '小刘' })
  })

  test('an extension takes another officer, or command', () => {
    const asked = () =>
      rectifying().act(25, {
        action: 'requestExtension',
        clock: 'rectify',
        amount: 5,
        unit: 'workingDay',
        reason: '材料未到',
      })
    const approve = { action: 'decideExtension', approved: true } as const
    expect(() => asked().act(26, approve)).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ reasons: ['notApprover'] }) }),
    )
    const dueBefore = asked().clock('rectify')?.dueAt ?? ''
    for (const approver of [colleague, command]) {
      const life = asked().act(26, approve, approver)
      expect(life.state.pendingExtension).toBeNull()
      expect(life.clock('rectify')?.extensions).toEqual([
        { amount: 5, unit: 'workingDay', reason: '材料未到', approvedBy: approver.personName },
      ])
      expect((life.clock('rectify')?.dueAt ?? '') > dueBefore).toBe(true)
    }
    expect(asked().act(26, { action: 'decideExtension', approved: false }, colleague).clock('rectify')?.dueAt).toBe(
      dueBefore,
    )
    expect(() =>
      asked().act(26, { action: 'requestExtension', clock: 'reply', amount: 1, unit: 'day', reason: 'x' }),
    ).toThrow(expect.objectContaining({ params: expect.objectContaining({ reasons: ['extensionPending'] }) }))
    expect(asked().act(27, { action: 'reportRectified' }).state.pendingExtension).toBeNull()
  })
})

describe('two at once', () => {
  test('the second is told who was first and when', () => {
    const life = new Life().act(3, { action: 'acknowledge' })
    const stale = { action: 'acknowledge', expectedVersion: 1 } as const
    expect(() => life.act(4, stale, colleague)).toThrow(
      expect.objectContaining({
        code: 'hazardMoved',
        params: { byName: '王工', at: at(3), event: 'acknowledged', state: 'acknowledged', version: 2 },
      }),
    )
  })

  test('notes, photos, answers and replies take nothing away and are accepted; a note makes nobody lose', () => {
    const life = new Life().act(3, { action: 'acknowledge' })
    life.act(4, { action: 'note', text: '已电话联系', expectedVersion: 1 }, colleague)
    life.act(5, { action: 'answer', text: '王工负责处理', expectedVersion: 1 }, colleague)
    expect(life.act(6, { action: 'verify', verdict: 'real', expectedVersion: 2 }).state.state).toBe('verified')
  })
})

describe('when it happened', () => {
  test('is not in the future, and not before what it follows', () => {
    const life = new Life().act(30, { action: 'acknowledge', happenedAt: at(12) })
    expect(life.state.acknowledgedAt).toBe(at(12))
    const verify = { action: 'verify', verdict: 'real' } as const
    expect(() => life.act(40, { ...verify, happenedAt: at(43) })).toThrow(
      expect.objectContaining({ code: 'inTheFuture' }),
    )
    expect(() => life.act(40, { ...verify, happenedAt: at(11) })).toThrow(
      expect.objectContaining({ code: 'beforePrevious' }),
    )
    // Two minutes are the difference of two clocks.
    expect(life.act(40, { ...verify, happenedAt: at(42) }).state.verifiedAt).toBe(at(40))
  })
})
