import type { SampleEventRow } from '@wangge/db/queries/sample-history'
import type { Role } from '@wangge/db/vocabulary'
import type { DemoPerson } from '@wangge/seeds'
import { v7 } from 'uuid'
import type { RuleBook } from '../../life/index.ts'

/** What the telling of the sample's history is done with. */
export interface Telling {
  book: RuleBook
  /** By id. */
  persons: ReadonlyMap<string, DemoPerson>
  /** By code. */
  cells: ReadonlyMap<string, { code: string; level: string; name: string }>
  /** By code. */
  teams: ReadonlyMap<string, { id: string; name: string }>
  /** Log-ins of the sample that sit where persons of the history sit, by those persons' ids: open cases are theirs. */
  standIns: ReadonlyMap<string, { id: string; name: string }>
}

/** A case with its stream, as the core has decided it. */
export interface Told<State> {
  id: string
  state: State
  events: readonly SampleEventRow[]
  personal: { name: string; phone: string } | null
}

interface Actor {
  personId: string
  personName: string
  role: Role
}

interface Stamp extends Actor {
  version: number
  happenedAt: string
  receivedAt: string
}

/** A stream being told: each event is projected as it is added. */
export class Stream<State, Decided extends { event: string; payload: object }> {
  readonly id: string
  readonly events: SampleEventRow[] = []
  readonly #telling: Telling
  readonly #project: (before: State | null, record: Decided & Stamp) => State
  #state: State | null = null

  constructor(id: string, telling: Telling, project: (before: State | null, record: Decided & Stamp) => State) {
    this.id = id
    this.#telling = telling
    this.#project = project
  }

  get state(): State {
    if (this.#state === null) throw new RangeError(`${this.id} has no events yet`)
    return this.#state
  }

  /** Who did it; throws RangeError for nobody of the history. */
  actor(id: string): Actor {
    const person = this.#telling.persons.get(id)
    if (!person) throw new RangeError(`${id} is nobody of the sample's history`)
    return { personId: person.id, personName: person.name, role: person.role }
  }

  /** `by`: somebody of the history, or the system itself. */
  add(decided: Decided, at: string, by: string | Actor): void {
    const { personId, personName, role } = typeof by === 'string' ? this.actor(by) : by
    const who = { personId, personName, role }
    const version = this.events.length + 1
    this.#state = this.#project(this.#state, { ...decided, version, happenedAt: at, receivedAt: at, ...who })
    this.events.push({ stream: this.id, version, event: decided.event, payload: decided.payload, at, ...who })
  }
}

/** An id that sorts by a moment. */
export const idAt = (at: string): string => v7({ msecs: Date.parse(at) })
