import type { DemoConsultation, DemoIncident } from '@wangge/seeds'
import {
  type ConsultationRecord,
  type ConsultationState,
  decideConsultation,
  decideQuestion,
  projectConsultation,
} from '../../life/consultation.ts'
import {
  decideFireReport,
  decideIncident,
  type IncidentRecord,
  type IncidentState,
  projectIncident,
} from '../../life/incident.ts'
import { idAt, Stream, type Telling, type Told } from './told.ts'

/** Service points by their codes. */
export type Points = ReadonlyMap<string, { id: string; name: string; cellCode: string | null }>

type Bare<R> = R extends { event: infer E; payload: infer P } ? { event: E & string; payload: P & object } : never

/** Lets the core live through the questions of the history; `serials` in their order. Throws RangeError for an unknown point. */
export function tellConsultations(
  consultations: readonly DemoConsultation[],
  serials: readonly string[],
  points: Points,
  telling: Telling,
): Told<ConsultationState>[] {
  return consultations.map(({ servicePointCode, channel, question, asker, askedAt, by, actions }, index) => {
    const point = points.get(servicePointCode)
    if (!point) throw new RangeError(`There is no service point ${servicePointCode}`)
    const stream = new Stream<ConsultationState, Bare<ConsultationRecord>>(idAt(askedAt), telling, projectConsultation)
    const place = { servicePointId: point.id, servicePointName: point.name, cellCode: point.cellCode }
    const asked = { serial: serials[index] ?? '', channel, ...place, question, asker }
    stream.add(decideQuestion(asked, askedAt, telling.book), askedAt, by)
    for (const { action, text, at, by: person } of actions) {
      const expectedVersion = stream.state.version
      const given = { book: telling.book, now: at, movedVersion: expectedVersion }
      const deed = { action, text, expectedVersion }
      stream.add(decideConsultation(stream.state, deed, stream.actor(person), given), at, person)
    }
    const { id, state, events } = stream
    return { id, state, events, personal: asker }
  })
}

/** Lets the core live through the fires of the history; `serials` in their order. */
export function tellIncidents(
  incidents: readonly DemoIncident[],
  serials: readonly string[],
  telling: Telling,
): Told<IncidentState>[] {
  return incidents.map(({ reportedAt, by, actions, caller, ...facts }, index) => {
    const stream = new Stream<IncidentState, Bare<IncidentRecord>>(idAt(reportedAt), telling, projectIncident)
    const reported = { ...facts, serial: serials[index] ?? '', caller }
    stream.add(decideFireReport(reported, reportedAt, telling.book), reportedAt, by)
    for (const { action, text, teamName, at, by: person } of actions) {
      const expectedVersion = stream.state.version
      const given = { book: telling.book, now: at, movedVersion: expectedVersion }
      const deed = { action, text, teamName, happenedAt: at, expectedVersion }
      stream.add(decideIncident(stream.state, deed, stream.actor(person), given).decided, at, person)
    }
    const { id, state, events } = stream
    return { id, state, events, personal: caller }
  })
}
