import { localAdministrator, QueryError } from '@wangge/db'
import { describeOnOneEngine } from '@wangge/db/testing'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Shift } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { testCtx } from '../../testing/house.ts'
import { personOf } from '../../testing/ledger.ts'
import { cellOf, loadForces, memberId, teamId } from '../../testing/quarter-forces.ts'
import { addShift } from './add-shift.ts'
import { assignCells } from './assign-cells.ts'
import { changeShift, removeShift } from './change-shift.ts'
import { copyWeek } from './copy-week.ts'
import { getRoster } from './get-roster.ts'
import { setAbsence } from './set-absence.ts'
import { swapMembers } from './swap-members.ts'

const MONDAYS = ['2026-11-23', '2026-11-30'] as const
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-30'] as const
/** Overlap one another in every way. */
const KINDS = ['day', 'night', 'late', 'whole']

const member = fc.constantFrom(...[0, 1, 2].flatMap((team) => [0, 1, 2].map((one) => memberId(team * 10 + one))))
const team = fc.constantFrom(...[0, 1, 2].map(teamId))
/** Which of the shifts that there are then. */
const which = fc.nat(50)
const deed = fc.oneof(
  fc.record({
    ...{ type: fc.constant('assign' as const), teamId: team, day: fc.constantFrom(...DAYS) },
    ...{
      kind: fc.constantFrom(...KINDS),
      mode: fc.constantFrom('add' as const, 'replace' as const, 'remove' as const),
    },
  }),
  fc.record({
    ...{
      type: fc.constant('add' as const),
      teamId: team,
      day: fc.constantFrom(...DAYS),
      kind: fc.constantFrom(...KINDS),
    },
    memberIds: fc.uniqueArray(member, { maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('people' as const), which, memberIds: fc.uniqueArray(member, { maxLength: 5 }) }),
  fc.record({ type: fc.constant('remove' as const), which }),
  fc.record({ type: fc.constant('swap' as const), which, other: which, person: which, otherPerson: which }),
  fc.record({ type: fc.constant('absence' as const), which, person: which, reason: fc.constantFrom('病假', null) }),
  fc.record({ type: fc.constant('copy' as const), to: fc.constantFrom(0, 1) }),
)
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

describeOnOneEngine('rosters in random hands', (on) => {
  let ctx: Ctx
  const seen = new Map<string, number>()
  beforeAll(async () => {
    ctx = { ...testCtx(on.database), who: personOf('township_officer', 0) }
    await loadForces({ ...ctx, who: localAdministrator }, on.script)
    await on.script(`insert into shift_kind (key, name_zh, name_en, starts, ends, sort_order) values
      ('late', '晚班', 'Late', '16:00', '23:59', 3), ('whole', '全天', 'Whole', '08:00', '08:00', 4)`)
  })

  const shifts = async () => (await getRoster({ ctx, input: { from: '2026-11-23', to: '2026-12-06' } })).shifts

  async function act(step: Deed, all: readonly Shift[]): Promise<void> {
    const pick = (number: number): Shift | undefined => all[number % Math.max(1, all.length)]
    const personOn = (shift: Shift | undefined, number: number) =>
      shift?.people[number % Math.max(1, shift.people.length)]?.memberId ?? memberId(0)
    if (step.type === 'assign') {
      const { teamId, day, kind, mode } = step
      await assignCells({ ctx, input: { teamId, day, kind, mode, cellCodes: [cellOf(0)] } })
    } else if (step.type === 'add') {
      const { teamId, day, kind, memberIds } = step
      await addShift({ ctx, input: { teamId, day, kind, memberIds, cellCodes: [] } })
    } else if (step.type === 'copy') {
      const [fromMonday, toMonday] = [MONDAYS[1 - step.to] ?? '', MONDAYS[step.to] ?? '']
      await copyWeek({ ctx, input: { fromMonday, toMonday } })
    } else {
      const shift = pick(step.which)
      if (!shift) return
      const { id } = shift
      if (step.type === 'people') await changeShift({ ctx, input: { id, change: { memberIds: step.memberIds } } })
      else if (step.type === 'remove') await removeShift({ ctx, input: { id } })
      else if (step.type === 'absence')
        await setAbsence({ ctx, input: { shiftId: id, memberId: personOn(shift, step.person), reason: step.reason } })
      else {
        const other = pick(step.other) ?? shift
        const one = { shiftId: id, memberId: personOn(shift, step.person) }
        await swapMembers({
          ctx,
          input: { one, other: { shiftId: other.id, memberId: personOn(other, step.otherPerson) } },
        })
      }
    }
  }

  test('no team and no person is on two shifts at once, and a refusal changes nothing', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (steps) => {
        await on.script('delete from shift')
        for (const step of steps) {
          const before = await shifts()
          let outcome = 'done'
          try {
            await act(step, before)
          } catch (error) {
            if (error instanceof QueryError || !(error instanceof ServiceError)) throw error
            outcome = error.code
            expect(['teamBusy', 'memberBusy', 'invalidInput', 'notFound']).toContain(error.code)
            expect(await shifts()).toEqual(before)
          }
          const name = `${step.type} ${outcome}`
          seen.set(name, (seen.get(name) ?? 0) + 1)
          expectNobodyTwice(await shifts())
        }
      }),
      { numRuns: 30, seed: 20261123 },
    )
    for (const name of [
      'assign teamBusy',
      'add memberBusy',
      'people memberBusy',
      'swap done',
      'absence done',
      'copy done',
    ])
      expect(seen.get(name) ?? 0, name).toBeGreaterThan(0)
    const periods = await on.database.rows<{ count: number }>(
      localAdministrator,
      sql`select count(*) from shift_member sm join shift s on s.id = sm.shift_id where s.period <> sm.period`,
    )
    expect(periods).toEqual([{ count: 0 }])
  })
})

function expectNobodyTwice(shifts: readonly Shift[]): void {
  for (const [index, one] of shifts.entries()) {
    const here = new Set(one.people.filter(({ absentReason }) => absentReason === null).map(({ memberId: id }) => id))
    for (const other of shifts.slice(index + 1)) {
      if (other.from >= one.to || one.from >= other.to) continue
      expect(other.teamId).not.toBe(one.teamId)
      const twice = other.people.filter(({ memberId: id, absentReason }) => absentReason === null && here.has(id))
      expect(twice).toEqual([])
    }
  }
}
