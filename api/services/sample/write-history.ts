import { setTimeout as pause } from 'node:timers/promises'
import { refreshStatistics, type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import { insertImport, markPublished } from '@wangge/db/queries/imports'
import { insertSampleSendings, placeSampleOutings } from '@wangge/db/queries/sample-forces'
import { type SampleGroundRow, sampleGround } from '@wangge/db/queries/sample-ground'
import {
  insertSampleCases,
  insertSampleEvents,
  insertSamplePersonalData,
  insertSamplePhotos,
  insertSampleTransfers,
  type SampleStream,
} from '@wangge/db/queries/sample-history'
import type { DemoCase, DemoHistory, DemoSending } from '@wangge/seeds'
import type { Ctx } from '../../house.ts'
import type { RuleBook } from '../../life/index.ts'
import { newId } from '../ids.ts'
import { ruleBook } from '../ledger-tables/rule-book.ts'
import { type DrawnPicture, drawPictures, placePicture } from './pictures.ts'
import { serialsFor } from './serials.ts'
import { type ToldSending, tellSending } from './tell-dispatches.ts'
import { Hazards, type ToldHazard } from './tell-hazards.ts'
import { tellConsultations, tellIncidents } from './tell-small-cases.ts'
import type { Telling, Told } from './told.ts'

/** The import under which the sample's hazards stand. */
export const HISTORY_FILE = 'demo:hazards'
/** What a person meets first is written before anything else: all that is open, and about two weeks. */
export const EARLY_CASES = 600
/** Cases in one transaction; fewer once people are at work beside it. */
const EARLY_CHUNK = 200
const LATE_CHUNK = 100

/** Seats of the history at which log-ins of the sample sit, by user name: what is open there is theirs. */
const SEATS: Record<string, string> = {
  grid: 'demo-worker-990101001001',
  township: 'demo-officer-990101001-1',
}

/** Writes what is left, in short turns with pauses between them; ends early once `isStopped`. */
export type WriteRest = (isStopped: () => boolean) => Promise<void>

/**
 * Writes the sample's history under a new import: what is open and the last weeks now, the rest when the answer is called. The import
 * names how many hazards belong to it, so that one sees when a start was interrupted.
 */
export async function writeHistory({ ctx, input }: { ctx: Ctx; input: { history: DemoHistory } }): Promise<WriteRest> {
  const { cases } = input.history
  const [book, pictures] = await Promise.all([ruleBook(ctx), drawPictures()])
  const [ground] = await ctx.database.rows<SampleGroundRow>(WHOLE_SYSTEM, sampleGround())
  if (!ground) throw new Error('The ground has no row')
  const telling = tellingOf(input.history, book, ground)
  const importId = await beginImport(ctx, cases.length)
  await writeSmallCases(ctx, input.history, telling, ground)
  const instants = cases.map(({ report }) => report.reportedAt)
  const serials = await ctx.database.transaction(WHOLE_SYSTEM, (tx) => serialsFor(tx, ctx.zone, 'hazard', instants))
  const sendings = new Map(input.history.sendings.map((sending) => [sending.key, sending]))
  const writing = { hazards: new Hazards(cases, serials, telling), sendings, telling, pictures, importId }
  const ordered = openFirst(cases)
  for (const chunk of chunksOf(ordered.slice(0, EARLY_CASES), EARLY_CHUNK)) await writeHazards(ctx, chunk, writing)
  return async (isStopped) => {
    for (const chunk of chunksOf(ordered.slice(EARLY_CASES), LATE_CHUNK)) {
      if (isStopped()) return
      const begun = Date.now()
      await writeHazards(ctx, chunk, writing)
      await pause(Date.now() - begun)
    }
    if (!isStopped()) await refreshStatistics(ctx.database, ['hazard', 'case_event', 'dispatch'])
  }
}

/** What is open, then the latest. */
function openFirst(cases: readonly DemoCase[]): DemoCase[] {
  const isOpen = ({ actions }: DemoCase) => (actions.at(-1)?.action === 'closeOut' ? 0 : 1)
  return [...cases].sort((a, b) => isOpen(b) - isOpen(a) || b.key - a.key)
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

async function beginImport(ctx: Ctx, rowCount: number): Promise<string> {
  const id = newId()
  const at = ctx.clock().toISOString()
  const source = { fileNames: [HISTORY_FILE], checksum: '', crs: 'wgs84', createdBy: ctx.who.personId, createdAt: at }
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(insertImport({ id, kind: 'hazards', ...source }))
    await tx.run(markPublished(id, { encoding: null, rowCount, badRowCount: 0, badRows: [], at }))
  })
  return id
}

function tellingOf({ persons }: DemoHistory, book: RuleBook, { cells, teams, people }: SampleGroundRow): Telling {
  return {
    book,
    persons: new Map(persons.map((person) => [person.id, person])),
    cells: new Map(cells.map((cell) => [cell.code, cell])),
    teams: new Map(teams.map((team) => [team.code, team])),
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
  hazards: Hazards
  /** By key of the hazard. */
  sendings: ReadonlyMap<number, DemoSending>
  telling: Telling
  pictures: DrawnPicture[]
  importId: string
}

async function writeHazards(
  ctx: Ctx,
  cases: readonly DemoCase[],
  { hazards, sendings, telling, pictures, importId }: Writing,
): Promise<void> {
  const told = cases.map((one) => {
    const [hazard, sending] = [hazards.tell(one), sendings.get(one.key)]
    return { ...hazard, sent: sending ? tellSending(sending, hazard, telling) : null }
  })
  const photos = photosOf(told, pictures)
  for (const [index, picture] of pictures.entries()) {
    const ids = photos.filter((photo) => photo.picture === index).map(({ id }) => id)
    placePicture(picture, ids, ctx.photos.files)
  }
  await ctx.database.transaction(WHOLE_SYSTEM, async (tx) => {
    const sent = (hazard: (typeof told)[number]) => ({
      ...{ importId, dispatchedAt: hazard.sent?.dispatchedAt ?? null, arrivedAt: hazard.sent?.arrivedAt ?? null },
    })
    await write(
      tx,
      'hazard',
      told.map((one) => ({ ...one, state: { ...one.state, ...sent(one) } })),
    )
    await tx.run(insertSampleTransfers(told.flatMap(({ transfers }) => transfers)))
    await writeSendings(
      tx,
      told.flatMap((one) => one.sent ?? []),
      ctx.clock().toISOString(),
    )
    await tx.run(insertSamplePhotos(photos))
  })
}

async function writeSendings(tx: Transaction, told: readonly ToldSending[], now: string): Promise<void> {
  if (told.length === 0) return
  await tx.run(insertSampleSendings(told.map(({ sending }) => sending)))
  await write(
    tx,
    'dispatch',
    told.flatMap(({ dispatches }) => dispatches),
  )
  const outings = told.flatMap((one) => one.outings)
  if (outings.length > 0) await tx.run(placeSampleOutings(outings, now))
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

async function write(tx: Transaction, kind: SampleStream, told: readonly Told<object>[]): Promise<void> {
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
      told.map(({ id, state }) => ({ id, ...state })),
    ),
  )
  const personal = told.flatMap(({ id, personal: person }) => (person ? [{ stream: id, ...person }] : []))
  if (personal.length > 0 && kind !== 'dispatch') await tx.run(insertSamplePersonalData(kind, personal))
}
