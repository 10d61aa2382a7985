import type { SamplePhotoRow, SampleTransferRow } from '@wangge/db/queries/sample-history'
import type { DemoAction, DemoCase } from '@wangge/seeds'
import { type Decided, decide, decideIntake, type HazardState, type ParsedAction, project } from '../../life/index.ts'
import { idAt, Stream, type Telling, type Told } from './told.ts'

export interface ToldHazard extends Told<HazardState> {
  transfers: SampleTransferRow[]
  photos: TakenPhoto[]
}

type TakenPhoto = Pick<SamplePhotoRow, 'id' | 'stream' | 'personId' | 'personName' | 'at'>

/** What of a case others may refer to. */
interface Mark {
  id: string
  serial: string
  isMerged: boolean
}

/**
 * Lets the core live through the hazards of the history, in any order. Throws what the core throws: an action that is not allowed is
 * a fault of the history.
 */
export class Hazards {
  readonly #telling: Telling
  /** By key. */
  readonly #marks: Mark[]

  /** `serials` in the order of the cases, whose keys count from 0. */
  constructor(cases: readonly DemoCase[], serials: readonly string[], telling: Telling) {
    this.#telling = telling
    this.#marks = cases.map(({ report, actions }, key) => ({
      id: idAt(report.reportedAt),
      serial: serials[key] ?? '',
      isMerged: actions.some((action) => action.action === 'verify' && action.verdict === 'duplicate'),
    }))
  }

  tell(one: DemoCase): ToldHazard {
    return new Life(one, this.#marks, this.#telling).told()
  }
}

class Life {
  readonly #case: DemoCase
  readonly #marks: readonly Mark[]
  readonly #telling: Telling
  readonly #stream: Stream<HazardState, Decided>
  readonly #transfers: SampleTransferRow[] = []
  readonly #photos: TakenPhoto[] = []

  constructor(one: DemoCase, marks: readonly Mark[], telling: Telling) {
    const isOpen = one.actions.at(-1)?.action !== 'closeOut'
    this.#case = one
    this.#marks = marks
    this.#telling = isOpen ? telling : { ...telling, standIns: new Map() }
    this.#stream = new Stream<HazardState, Decided>(marks[one.key]?.id ?? '', telling, project)
  }

  told(): ToldHazard {
    const { key, report, by, actions } = this.#case
    const { reportedAt, ...facts } = report
    const intake = { ...facts, serial: this.#marks[key]?.serial ?? '', photoIds: [], nothingBurns: false }
    this.#stream.add(decideIntake(intake, reportedAt, this.#telling.book), reportedAt, by)
    for (const action of actions) this.#take(action)
    const { id, state, events } = this.#stream
    return { id, state, events, personal: report.reporter, transfers: this.#transfers, photos: this.#photos }
  }

  #take(action: DemoAction): void {
    const before = this.#stream.state
    const parsed = this.#parsed(action)
    const who = this.#stream.actor(action.by)
    const facts = this.#factsFor(action, parsed)
    for (const decided of decide(before, parsed, who, this.#telling.book, action.at, facts).events) {
      this.#stream.add(decided, action.at, action.by)
      if (decided.event === 'transferred') this.#handOn(before, decided.payload, action)
    }
  }

  #handOn(before: HazardState, payload: Extract<Decided, { event: 'transferred' }>['payload'], { at, by }: DemoAction) {
    const { serial, kind, grade, address } = before
    const { fromCode, toCode, toName, reason } = payload
    this.#transfers.push({
      ...{ hazardId: this.#stream.id, version: this.#stream.events.length, serial, kind, grade, address },
      ...{ fromCode: fromCode ?? '', toCode, toName, reason, at, by: this.#stream.actor(by).personName },
    })
  }

  /** The action as the contract would have parsed it. */
  #parsed({ at, by, ...what }: DemoAction): ParsedAction {
    const common = { text: '', expectedVersion: this.#stream.state.version, happenedAt: at, photoIds: [] }
    switch (what.action) {
      case 'verify': {
        const { mergedInto, ...rest } = what
        const target = mergedInto === undefined ? undefined : this.#marks[mergedInto]
        return { ...common, ...rest, ...(target ? { mergedInto: target.id } : {}) }
      }
      case 'reportRectified': {
        const { photographed, ...rest } = what
        return { ...common, ...rest, photoIds: photographed ? [this.#photograph(at, by)] : [] }
      }
      case 'assign': {
        const seat = (id: string | null) => (id === null ? null : (this.#telling.standIns.get(id)?.id ?? id))
        return { ...common, ...what, ownerId: seat(what.ownerId), backupId: seat(what.backupId) }
      }
      default:
        return { ...common, ...what } as ParsedAction
    }
  }

  #photograph(at: string, by: string): string {
    const { personId, personName } = this.#stream.actor(by)
    const id = idAt(at)
    this.#photos.push({ id, stream: this.#stream.id, personId, personName, at })
    return id
  }

  /** What the core must know beside the stream. */
  #factsFor(action: DemoAction, parsed: ParsedAction) {
    const facts = { afterPhotos: this.#photos.length, movedVersion: this.#stream.state.version }
    if (action.action === 'verify') return { ...facts, mergeTarget: this.#marks[action.mergedInto ?? -1] ?? null }
    if (parsed.action === 'transfer') return { ...facts, toCell: this.#telling.cells.get(parsed.toCode) ?? null }
    if (parsed.action === 'assign') return { ...facts, people: this.#namesOf([parsed.ownerId, parsed.backupId]) }
    return facts
  }

  #namesOf(ids: readonly (string | null)[]): ReadonlyMap<string, string> {
    const { persons, standIns } = this.#telling
    const seated = new Map([...standIns.values()].map(({ id, name }) => [id, name]))
    return new Map(
      ids.flatMap((id) => {
        const name = id === null ? undefined : (persons.get(id)?.name ?? seated.get(id))
        return id !== null && name !== undefined ? [[id, name] as const] : []
      }),
    )
  }
}
