import type { HazardSource } from '@wangge/db/vocabulary'
import { ServiceError } from '../errors.ts'
import { startClock } from './clock-entry.ts'
import { fireWordIn } from './fire-words.ts'
import { maskName, maskPhone } from './masking.ts'
import { reportedAtOf } from './reported-at.ts'
import type { RuleBook } from './rule-book.ts'
import type { Decided, HazardPayloads } from './state.ts'

/** A report whose place has been found. */
export interface Report {
  serial: string
  kind: string
  grade: HazardPayloads['reported']['grade']
  source: HazardSource
  sourceReference: string
  description: string
  address: string
  lon: number
  lat: number
  cellCode: string
  responsibleUnit: string
  reporter: { name: string; phone: string } | null
  photoIds: string[]
  nothingBurns: boolean
}

/** Behind these is somebody who waits to hear the result. */
const SOURCES_WITH_REPORTER: readonly HazardSource[] = ['resident', 'hotline12345', 'hotline96119', 'forum']

/** Throws unknownKind, fireReported, inTheFuture, tooLongAgo; returns when it was reported (ISO). */
export function checkReport(
  report: Pick<Report, 'kind' | 'description' | 'address' | 'nothingBurns'>,
  reportedAt: string | undefined,
  book: RuleBook,
  now: string,
): string {
  checkKind(report.kind, book)
  const word = report.nothingBurns ? null : fireWordIn(report.description)
  if (word !== null) throw fireReported(word)
  return reportedAtOf('reportedAt', reportedAt, now)
}

/** The event that a checked report becomes, with the clocks it starts. */
export function decideIntake(report: Report, reportedAt: string, book: RuleBook): Decided {
  const { reporter, ...facts } = report
  const kind = checkKind(report.kind, book)
  const named = reporter !== null && (reporter.name !== '' || reporter.phone !== '')
  const rules = ['feedback', kind.verifyRule]
  if (named || SOURCES_WITH_REPORTER.includes(report.source)) rules.push(kind.replyRule)
  return {
    event: 'reported',
    payload: {
      ...facts,
      reporter: named ? { nameMasked: maskName(reporter.name), phoneMasked: maskPhone(reporter.phone) } : null,
      clocks: rules.map((key) => startClock(book.rule(key), reportedAt, book.calendar)),
    },
  }
}

/** The kind in force; throws unknownKind, and fireReported for a kind of fire. */
export function checkKind(key: string, book: RuleBook) {
  const kind = book.kind(key)
  if (kind?.isFire) throw fireReported(kind.nameZh)
  if (kind?.active) return kind
  throw new ServiceError('unknownKind', `There is no kind ${key} that may be reported`, { field: 'kind', kind: key })
}

function fireReported(word: string): ServiceError {
  return new ServiceError('fireReported', `“${word}”: a fire is no hazard; 119 is called first`, { word, phone: '119' })
}
