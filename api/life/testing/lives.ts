import type { z } from 'zod'
import { workCalendar } from '../../clocks/calendar.ts'
import { DEFAULT_RULES } from '../../clocks/default-rules.ts'
import { seedCalendar } from '../../clocks/seed-calendar.ts'
import { hazardAction } from '../../contract/hazard-actions.ts'
import {
  type ActionFacts,
  type Actor,
  type Decided,
  decide,
  decideIntake,
  type HazardEventRecord,
  type HazardState,
  project,
  type RuleBook,
} from '../index.ts'

/** What a new deployment has. */
export function defaultBook(): RuleBook {
  const { rows, years } = seedCalendar()
  const kind = (key: string, more: object = {}) => ({
    ...{ key, nameZh: key, nameEn: key, sortOrder: 1, verifyRule: 'verify', replyRule: 'reply', isFire: false },
    ...{ active: true, ...more },
  })
  const urgent = { verifyRule: 'verify.urgent', replyRule: 'reply.urgent' }
  const kinds = [
    kind('other'),
    kind('lockedExit', urgent),
    kind('fire', { isFire: true }),
    kind('old', { active: false }),
  ]
  return {
    calendar: workCalendar(rows, years),
    rule: (key) => {
      const rule = DEFAULT_RULES.find((one) => one.key === key)
      if (rule) return rule
      throw new RangeError(`No clock rule has the key ${key}`)
    },
    source: () => '',
    kind: (key) => kinds.find((one) => one.key === key),
    commitments: ['responsibility', 'measures', 'funds', 'deadline', 'emergencyPlan', 'personnel'].map((key, at) => ({
      ...{ key, nameZh: key, nameEn: key, sortOrder: at, required: key !== 'personnel' },
    })),
    version: 1,
  }
}

export const officer: Actor = { personId: 'officer', personName: '王工', role: 'township_officer' }
export const colleague: Actor = { personId: 'colleague', personName: '李工', role: 'township_officer' }
export const command: Actor = { personId: 'command', personName: '赵指挥', role: 'command' }
export const worker: Actor = { personId: 'worker', personName: '小刘', role: 'grid_worker' }
export const patrol: Actor = { personId: 'patrol', personName: '老马', role: 'patrol_member' }

/** A Wednesday, 17:00 in Shanghai. */
export const REPORTED = '2026-11-18T09:00:00.000Z'

/** Minutes after the report as ISO. */
export const at = (minutes: number): string => new Date(Date.parse(REPORTED) + minutes * 60_000).toISOString()

/** One hazard whose events are kept in memory. */
export class Life {
  readonly events: HazardEventRecord[] = []
  readonly book = defaultBook()
  state: HazardState
  /** What the stream does not say. */
  facts: Partial<ActionFacts> = {}

  constructor(more: Partial<Parameters<typeof decideIntake>[0]> = {}) {
    const report = {
      ...{ serial: '20261118-0001', kind: 'other', grade: 'general' as const, source: 'hotline12345' as const },
      ...{ sourceReference: '', description: '', address: '', lon: 122, lat: 43, cellCode: '15050210000101' },
      ...{ responsibleUnit: '', reporter: null, photoIds: [], nothingBurns: false, ...more },
    }
    this.state = this.#append(null, decideIntake(report, REPORTED, this.book), officer, REPORTED)
  }

  /** Does an action at some minute after the report; throws as `decide` does. */
  act(minute: number, action: Asked, who: Actor = officer): this {
    const movedVersion = this.events.findLast(({ event }) => !QUIET.includes(event))?.version ?? 0
    const parsed = hazardAction.parse({ expectedVersion: this.state.version, ...action })
    const facts = { afterPhotos: 0, movedVersion, ...this.facts }
    const { events, happenedAt } = decide(this.state, parsed, who, this.book, at(minute), facts)
    for (const event of events) this.state = this.#append(this.state, event, who, happenedAt)
    return this
  }

  /** The due times of the latest clock of a name. */
  clock(name: string) {
    return this.state.clocks.findLast(({ clock }) => clock === name)
  }

  #append(before: HazardState | null, decided: Decided, who: Actor, happenedAt: string): HazardState {
    const version = (before?.version ?? 0) + 1
    const record = { ...decided, ...who, version, happenedAt, receivedAt: happenedAt }
    this.events.push(record)
    return project(before, record)
  }
}

type Asked = Omit<z.input<typeof hazardAction>, 'expectedVersion'> & { expectedVersion?: number } & Record<
    string,
    unknown
  >
const QUIET: readonly string[] = ['answered', 'replied', 'photosAdded', 'noted', 'clocksRecomputed']
