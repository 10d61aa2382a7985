import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { insertImport, markPublished } from '@wangge/db/queries/imports'
import { type SampleGroundRow, sampleGround } from '@wangge/db/queries/sample-ground'
import {
  insertSampleCases,
  insertSampleEvents,
  insertSamplePersonalData,
  insertSamplePhotos,
  insertSampleTransfers,
} from '@wangge/db/queries/sample-history'
import type { CaseKind } from '@wangge/db/vocabulary'
import type { DemoCase, DemoHistory } from '@wangge/seeds'
import type { Ctx } from '../../house.ts'
import type { RuleBook } from '../../life/index.ts'
import { newId } from '../ids.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { type DrawnPicture, drawPictures, placePicture } from './pictures.ts'
import { serialsFor } from './serials.ts'
import { Hazards, type ToldHazard } from './tell-hazards.ts'
import { tellConsultations, tellIncidents } from './tell-small-cases.ts'
import type { Telling, Told } from './told.ts'

/** The import under which the sample's hazards stand. */
export const HISTORY_FILE = 'demo:hazards'
/** Cases in one go: while the database writes them, the next ones are told. */
const CHUNK = 250

/** Seats of the history at which log-ins of the sample sit, by user name: what is open there is theirs. */
const SEATS: Record<string, string> = {
  grid: 'demo-worker-990101001001',
  township: 'demo-officer-990101001-1',
}

/**
 * Writes the sample's history under a new import, the latest cases first, a chunk in each transaction, so that others are served
 * between them; the import counts as published once all is there. To be run under the import lock.
 */
export async function writeHistory({ ctx, input }: { ctx: Ctx; input: { history: DemoHistory } }): Promise<void> {
  const { history } = input
  const [book, pictures] = await Promise.all([ruleBook(ctx), drawPictures()])
  const [ground] = await ctx.database.rows<SampleGroundRow>(WHOLE_SYSTEM, sampleGround())
  if (!ground) throw new Error('The ground has no row')
  const told = { telling: tellingOf(history, book, ground), pictures }
  const importId = await beginImport(ctx)
  await writeSmallCases(ctx, history, told.telling, ground)
  await writeHazards(ctx, history.cases, { ...told, importId })
  const outcome = { encoding: null, rowCount: history.cases.length, badRowCount: 0, badRows: [] }
  await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
    tx.run(markPublished(importId, { ...outcome, at: ctx.clock().toISOString() })),
  )
}

async function beginImport(ctx: Ctx): Promise<string> {
  const id = newId()
  const source = { fileNames: [HISTORY_FILE], checksum: '', crs: 'wgs84', createdBy: ctx.who.personId }
  await ctx.database.transaction(WHOLE_SYSTEM, (tx) =>
    tx.run(insertImport({ id, kind: 'hazards', ...source, createdAt: ctx.clock().toISOString() })),
  )
  return id
}

function tellingOf({ persons }: DemoHistory, book: RuleBook, { cells, people }: SampleGroundRow): Telling {
  return {
    book,
    persons: new Map(persons.map((person) => [person.id, person])),
    cells: new Map(cells.map((cell) => [cell.code, cell])),
    standIns: new Map(
      people.flatMap(({ username, ...person }) => {
        const seat = SEATS[username]
        return seat === undefined ? [] : [[seat, person]]
      }),
    ),
  }
}

async function writeSmallCases(
  ctx: Ctx,
  { consultations, incidents }: DemoHistory,
  telling: Telling,
  { points }: SampleGroundRow,
): Promise<void> {
  const byCode = new Map(points.map((point) => [point.code, point]))
  const askedAt = consultations.map((one) => one.askedAt)
  const reportedAt = incidents.map((one) => one.reportedAt)
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const asked = await serialsFor(tx, ctx.zone, 'consultation', askedAt)
    await write(tx, 'consultation', tellConsultations(consultations, asked, byCode, telling))
    const burnt = await serialsFor(tx, ctx.zone, 'incident', reportedAt)
    await write(tx, 'incident', tellIncidents(incidents, burnt, telling))
  })
}

interface Writing {
  telling: Telling
  pictures: DrawnPicture[]
  importId: string
}

/** Tells and writes in turns: the database is at work while the next cases are told. */
async function writeHazards(
  ctx: Ctx,
  cases: readonly DemoCase[],
  { telling, pictures, importId }: Writing,
): Promise<void> {
  const instants = cases.map(({ report }) => report.reportedAt)
  const serials = await ctx.database.transaction(WHOLE_SYSTEM, (tx) => serialsFor(tx, ctx.zone, 'hazard', instants))
  const hazards = new Hazards(cases, serials, telling)
  let writing: Promise<unknown> = Promise.resolve()
  for (let end = cases.length; end > 0; end -= CHUNK) {
    const told = cases.slice(Math.max(end - CHUNK, 0), end).map((one) => hazards.tell(one))
    const photos = photosOf(told, pictures)
    await writing
    for (const [index, picture] of pictures.entries()) {
      const ids = photos.filter((photo) => photo.picture === index).map(({ id }) => id)
      placePicture(picture, ids, ctx.photos.files)
    }
    writing = ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
      await write(tx, 'hazard', told, { importId })
      await tx.run(insertSampleTransfers(told.flatMap(({ transfers }) => transfers)))
      await tx.run(insertSamplePhotos(photos))
    })
    // It is heard of at the next await; until then a failure would be nobody's.
    writing.catch(() => {})
  }
  await writing
}

/** The pictures go round. */
function photosOf(told: readonly ToldHazard[], pictures: readonly DrawnPicture[]) {
  return told
    .flatMap(({ photos }) => photos)
    .map((photo, index) => {
      const picture = index % pictures.length
      return { ...photo, picture, ...factsOf(pictures[picture]) }
    })
}

function factsOf(picture: DrawnPicture | undefined): Omit<DrawnPicture, 'files'> {
  if (!picture) throw new RangeError('There is no such picture')
  const { files: _, ...facts } = picture
  return facts
}

async function write(tx: Transaction, kind: CaseKind, told: readonly Told<object>[], more: object = {}): Promise<void> {
  if (told.length === 0) return
  await tx.run(
    insertSampleEvents(
      kind,
      told.flatMap(({ events }) => events),
    ),
  )
  await tx.run(
    insertSampleCases(
      kind,
      told.map(({ id, state }) => ({ id, ...state, ...more })),
    ),
  )
  const personal = told.flatMap(({ id, personal: person }) => (person ? [{ stream: id, ...person }] : []))
  if (personal.length > 0) await tx.run(insertSamplePersonalData(kind, personal))
}
