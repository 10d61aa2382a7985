import { type Context, type Database, NOBODY, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { insertHazards } from '@wangge/db/queries/hazard-record'
import { type ReportRecord, recordReports } from '@wangge/db/queries/hazard-report'
import { type PhotoRow, photosOfCase } from '@wangge/db/queries/photo-rows'
import { takeSerials } from '@wangge/db/queries/serials'
import type { Ctx } from '../../house.ts'
import type { HazardState } from '../../life/index.ts'
import { inBatches } from '../in-batches.ts'
import { attachToCase } from '../photos/attach-photos.ts'
import { serialOf } from '../serials.ts'

/** A report as it goes into the ledger. */
export interface NewReport extends Pick<ReportRecord, 'id' | 'answer'> {
  who: Context
  /** Whose next number it takes, YYYY-MM-DD. */
  day: string
  /** What is written under that number. */
  draft(serial: string): Draft
  photoIds: readonly string[]
  /** ISO instant. */
  now: string
  /** What else belongs to the report, in its transaction. */
  alongside?(tx: Transaction): Promise<unknown>
}

export interface Draft extends Pick<ReportRecord, 'events' | 'reporter'> {
  state: HazardState
}

/** A report as it stands in the ledger. */
export type Recorded = Draft & { photos: PhotoRow[] }

/**
 * Writes a report with its number, trail and photos. Reports that come while a commit is on its way to the disk share the next one,
 * each written as its own sender; where one of them is refused, each is written by itself, so that it fails nobody else. What is not
 * written takes no number.
 */
export async function recordReport({ database }: Ctx, report: NewReport): Promise<Recorded> {
  const outcome = await recorderOf(database)(report)
  if (outcome === null) throw new Error('Every report has an outcome')
  if ('error' in outcome) throw outcome.error
  return outcome
}

type Outcome = Recorded | { error: unknown }
type Recorder = (report: NewReport) => Promise<Outcome | null>
const recorders = new WeakMap<Database, Recorder>()

function recorderOf(database: Database): Recorder {
  const known = recorders.get(database)
  if (known) return known
  const recorder = inBatches<NewReport, Outcome>(async (reports) => {
    try {
      return await writeTogether(database, reports)
    } catch (error) {
      if (reports.length === 1) return new Map(reports.map((report) => [report, { error }]))
      // A commit that broke off may have held: then the ids are taken, and the stored answer says so.
      const alone = reports.map((report) =>
        writeTogether(database, [report]).catch((own): Written => new Map([[report, { error: own }]])),
      )
      return new Map((await Promise.all(alone)).flatMap((written) => [...written]))
    }
  })
  recorders.set(database, recorder)
  return recorder
}

type Written = ReadonlyMap<NewReport, Outcome>

/** All or none. */
function writeTogether(database: Database, reports: readonly NewReport[]): Promise<Written> {
  return database.transaction({ ...WHOLE_SYSTEM, keepsPlans: true }, async (tx) => {
    const drafts = await draftsOf(tx, reports)
    const written: Promise<[NewReport, Outcome][]>[] = []
    for (const theirs of bySender(drafts)) {
      const sender = theirs[0]?.who ?? NOBODY
      written.push(
        tx.continueAs({ ...sender, keepsPlans: true }).then(() => []),
        writeOf(tx, theirs),
      )
    }
    return new Map((await Promise.all(written)).flat())
  })
}

type Numbered = NewReport & Draft & { of: NewReport }

/** Each under the next number of its day. */
async function draftsOf(tx: Transaction, reports: readonly NewReport[]): Promise<Numbered[]> {
  const days = [...new Set(reports.map(({ day }) => day))].sort()
  const drafts = days.map(async (day) => {
    const ofDay = reports.filter((report) => report.day === day)
    const { last } = await tx.one<{ last: number }>(takeSerials('hazard', day, ofDay.length))
    const first = last - ofDay.length + 1
    return ofDay.map((of, at) => ({ ...of, ...of.draft(serialOf('hazard', day, first + at)), of }))
  })
  return (await Promise.all(drafts)).flat()
}

/** Of one sender; every statement is sent before the first answer is there. */
async function writeOf(tx: Transaction, reports: readonly Numbered[]): Promise<[NewReport, Outcome][]> {
  const rows = Promise.all([tx.run(insertHazards(reports)), tx.run(recordReports(reports))])
  const beside = Promise.all(reports.map((report) => report.alongside?.(tx)))
  const photos = reports.map(async ({ id, photoIds, now }) => {
    if (photoIds.length === 0) return []
    const attached = attachToCase(tx, { ids: photoIds, caseKind: 'hazard', stream: id, now })
    const [rows] = await Promise.all([tx.rows<PhotoRow>(photosOfCase(id)), attached])
    return rows
  })
  const [, ...theirs] = await Promise.all([Promise.all([rows, beside]), ...photos])
  return reports.map(({ of, state, events, reporter }, at) => [
    of,
    { state, events, reporter, photos: theirs[at] ?? [] },
  ])
}

function bySender(reports: readonly Numbered[]): Numbered[][] {
  const senders = new Map<string, Numbered[]>()
  for (const report of reports) {
    const { personId, role, scope } = report.who
    const sender = JSON.stringify([personId, role, scope])
    senders.set(sender, [...(senders.get(sender) ?? []), report])
  }
  return [...senders.values()]
}
