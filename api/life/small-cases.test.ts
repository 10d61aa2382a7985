import type { Role } from '@wangge/db/vocabulary'
import { CONSULTATION_ACTIONS, INCIDENT_ACTIONS, ROLES } from '@wangge/db/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workCalendar } from '../clocks/calendar.ts'
import { DEFAULT_RULES } from '../clocks/default-rules.ts'
import { ServiceError } from '../errors.ts'
import {
  allowedOnConsultation,
  type ConsultationRecord,
  type ConsultationState,
  decideConsultation,
  decideQuestion,
  projectConsultation,
} from './consultation.ts'
import {
  allowedOnIncident,
  decideFireReport,
  decideIncident,
  type IncidentRecord,
  type IncidentState,
  projectIncident,
} from './incident.ts'
import type { RuleBook } from './rule-book.ts'

const START = Date.parse('2026-11-21T12:00:00.000Z')
const at = (minute: number) => new Date(START + minute * 60_000).toISOString()
const book: RuleBook = {
  calendar: workCalendar([], [2026]),
  rule: (key) => DEFAULT_RULES.find((rule) => rule.key === key) ?? fail(key),
  ...{ kind: () => undefined, source: () => '', commitments: [], version: 1 },
}
const whoHas = (role: Role) => ({ personId: role, personName: role, role })
const stamp = (version: number, minute: number, role: Role) => ({
  ...{ version, happenedAt: at(minute), receivedAt: at(minute), ...whoHas(role) },
})
const steps = <Action extends string>(actions: readonly Action[]) =>
  fc.array(
    fc.record({
      action: fc.constantFrom(...actions),
      role: fc.constantFrom(...ROLES),
      text: fc.constantFrom('', '好'),
      /** How far behind the version is that the person looked at. */
      behind: fc.constantFrom(0, 0, 0, 1, 2),
    }),
    { maxLength: 12 },
  )

/** The refusals a person may meet; anything else is a fault. */
const REFUSALS = ['forbidden', 'hazardMoved', 'actionNotAllowed', 'invalidInput']
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof ServiceError && REFUSALS.includes(error.code)) return null
    throw error
  }
}

test('a consultation goes from asked to answered to closed by any staff and no other way, and its state is what its trail says', () => {
  fc.assert(
    fc.property(steps(CONSULTATION_ACTIONS), (given) => {
      const facts = {
        serial: 'C1',
        channel: 'visit' as const,
        servicePointId: 'p',
        servicePointName: '点',
        cellCode: null,
      }
      const asked = decideQuestion({ ...facts, question: '?', asker: null }, at(0), book)
      const records: ConsultationRecord[] = [{ ...asked, ...stamp(1, 0, 'grid_worker') }]
      const rebuild = () => records.reduce<ConsultationState | null>(projectConsultation, null) ?? fail('empty')
      for (const [index, { action, role, text, behind }] of given.entries()) {
        const [before, now] = [rebuild(), at(index + 1)]
        const movedVersion = records.findLast(({ event }) => event !== 'noted')?.version ?? 1
        const expectedVersion = Math.max(1, before.version - behind)
        const decided = attempt(() =>
          decideConsultation(before, { action, expectedVersion, text }, whoHas(role), { book, now, movedVersion }),
        )
        const offered = allowedOnConsultation(before, whoHas(role)).find((one) => one.action === action)
        if (decided) expect(offered?.allowed).toBe(true)
        if (role === 'planner') expect([decided, offered]).toEqual([null, undefined])
        if (decided) records.push({ ...decided, ...stamp(before.version + 1, index + 1, role) })
      }
      const state = rebuild()
      const events = records.map(({ event }) => event).filter((event) => event !== 'noted')
      expect(['asked', 'answered', 'closed'].slice(0, events.length)).toEqual(events)
      expect(state.state).toBe(events.at(-1))
      expect(state.clocks[0]?.stoppedAt === null).toBe(state.state === 'asked')
      expect(state.dueAt === null).toBe(state.state !== 'asked')
    }),
    { numRuns: 300 },
  )
})

test('a fire never goes back, its clock runs until somebody fights it or it is out, and its state is what its trail says', () => {
  const ORDER = ['reported', 'attending', 'out', 'closed']
  fc.assert(
    fc.property(steps(INCIDENT_ACTIONS), (given) => {
      const place = { address: '', lon: 122, lat: 43, cellCode: null }
      const facts = {
        serial: 'F1',
        source: 'alarm' as const,
        sourceReference: '',
        description: '',
        caller: null,
        ...place,
      }
      const reported = decideFireReport(facts, at(0), book)
      const records: IncidentRecord[] = [{ ...reported, ...stamp(1, 0, 'command') }]
      const rebuild = () => records.reduce<IncidentState | null>(projectIncident, null) ?? fail('empty')
      for (const [index, { action, role, text, behind }] of given.entries()) {
        const [before, now] = [rebuild(), at(index + 1)]
        const movedVersion = records.findLast(({ event }) => event !== 'noted')?.version ?? 1
        const deed = { action, expectedVersion: Math.max(1, before.version - behind), text, teamName: text }
        const done = attempt(() => decideIncident(before, deed, whoHas(role), { book, now, movedVersion }))
        const offered = allowedOnIncident(before, whoHas(role)).find((one) => one.action === action)
        if (done) expect(offered?.allowed).toBe(true)
        if (role === 'planner') expect([done, offered]).toEqual([null, undefined])
        if (done) records.push({ ...done.decided, ...stamp(before.version + 1, index + 1, role) })
        expect(ORDER.indexOf(rebuild().state)).toBeGreaterThanOrEqual(ORDER.indexOf(before.state))
      }
      const state = rebuild()
      expect(state.clocks[0]?.stoppedAt === null).toBe(state.state === 'reported')
      expect(records.filter(({ event }) => event === 'handedOver').length).toBeLessThanOrEqual(1)
      expect(state.attackBegunAt !== null).toBe(records.some(({ event }) => event === 'attackBegun'))
      expect(state.version).toBe(records.length)
    }),
    { numRuns: 300 },
  )
})

test('a stream with a gap, or one that begins in the middle, is no case', () => {
  const noted = { event: 'noted' as const, payload: { text: '' } }
  expect(() => projectConsultation(null, { ...noted, ...stamp(1, 0, 'command') })).toThrow('begin with asked')
  expect(() => projectConsultation(null, { ...noted, ...stamp(2, 0, 'command') })).toThrow('expected event 1, got 2')
  expect(() => projectIncident(null, { ...noted, ...stamp(1, 0, 'command') })).toThrow('begin with reported')
})

function fail(what: string): never {
  throw new Error(`nothing for ${what}`)
}
