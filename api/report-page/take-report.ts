import type { Context } from 'hono'
import { ServiceError } from '../errors.ts'
import { fireWordIn } from '../life/fire-words.ts'
import type { ReportEnv } from '../routes/report.ts'
import { handInProof } from '../services/residents/hand-in-proof.ts'
import { listKinds } from '../services/residents/list-kinds.ts'
import { reportAsResident, reportedWith } from '../services/residents/report-as-resident.ts'
import { answerForm, languageAsked, noteRefusal } from './answers.ts'
import { readProof } from './challenge.ts'
import { checkFields } from './check-fields.ts'
import { type ReportFields, readFields } from './fields.ts'
import { type FormToken, issueForm, readForm } from './form-token.ts'
import { keepPhotos } from './keep-photos.ts'
import { findReportPlace } from './report-place.ts'
import { isFromOwnPage } from './sender.ts'

type C = Context<ReportEnv>

/** Bodies of photos that one process reads at a time: each takes up to 32 MB of memory. */
const MOST_READING = 8

/**
 * Takes a sent form: what costs least is looked at first, and a sender beyond his limit is turned away before his body is read. A form
 * that was sent before leads to what it has become.
 */
export async function takeReport(c: C): Promise<Response> {
  const { desk, ctx, address } = c.var
  const type = c.req.header('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    throw new ServiceError('unsupportedMediaType', 'A report comes as a form', { reason: 'form' })
  if (!isFromOwnPage(c, desk.doors)) throw new ServiceError('foreignOrigin', 'The form is not of our page')
  await desk.limits.take('sent', address)
  const proof = readProof(desk.keys, c.req.query('proof') ?? '', ctx.clock())
  if (c.req.query('proof') !== undefined && proof === null) noteRefusal(c, 'proofInvalid')
  await desk.limits.look(proof ? 'reportWithProof' : 'reportWithoutProof', address)
  const fields = await readBody(c)
  const token = readForm(desk.keys, fields.form, ctx.clock())
  if (token === null) {
    noteRefusal(c, 'formInvalid')
    return answerForm(c, { form: freshForm(c), fields: { ...fields, photoIds: [] }, errors: { form: 'error.form' } })
  }
  if (await reportedWith({ house: ctx, input: token })) return goFollow(c, token, 'again')
  const stopped = await stopAtFire(c, fields)
  if (stopped) return stopped
  return check(c, { fields, token, proof })
}

async function check(
  c: C,
  { fields, token, proof }: { fields: ReportFields; token: FormToken; proof: ReturnType<typeof readProof> },
): Promise<Response> {
  const { desk, ctx, address } = c.var
  const again = (more: Omit<Parameters<typeof answerForm>[1], 'form'>) => answerForm(c, { form: fields.form, ...more })
  if (fields.trap !== '') {
    noteRefusal(c, 'trap')
    return again({ fields, errors: { form: 'error.trap' } })
  }
  const photos = await keepPhotos(c, fields, token.form)
  const kept = { ...fields, photoIds: photos.ids, photoPosition: photos.position ?? fields.photoPosition }
  const errors = { ...checkFields(kept), ...(photos.error ? { photos: photos.error } : {}) }
  const place = await findReportPlace(ctx, kept)
  if ('error' in place) errors.place = place.error
  if ('offered' in place)
    return again({ fields: kept, errors: { ...errors, place: 'error.place' }, photoPlace: place.offered })
  if (Object.keys(errors).length > 0 || !('position' in place)) return again({ fields: kept, errors })
  const proven = proof !== null && (await handInProof({ house: ctx, input: { ...proof, form: token.form } }))
  if (proof !== null && !proven) noteRefusal(c, 'proofUsed')
  await desk.limits.take(proven ? 'reportWithProof' : 'reportWithoutProof', address)
  const { kind, description, address: words, name, phone, nothingBurns, photoIds } = kept
  const report = { kind, description, address: words, reporter: { name, phone }, nothingBurns, photoIds, ...place }
  const { isRepeat } = await reportAsResident({
    house: ctx,
    input: { ...token, report: { ...report, language: languageAsked(c) } },
  })
  return goFollow(c, token, isRepeat ? 'again' : 'new')
}

/** Reload and back then lead to a page, not to the form once more. */
function goFollow(c: C, { link }: FormToken, said: 'new' | 'again'): Response {
  return c.redirect(`/report/follow/${link}?said=${said}&lang=${languageAsked(c)}`, 303)
}

const freshForm = (c: C): string => issueForm(c.var.desk.keys, c.var.ctx.clock())

/** A fire is no hazard: the form goes no further, whatever else it holds. */
async function stopAtFire(c: C, fields: ReportFields): Promise<Response | null> {
  const kinds = await listKinds(c.var.ctx)
  const isFire = kinds.some(({ key, isFire }) => key === fields.kind && isFire)
  const word = isFire ? '' : fields.nothingBurns ? null : fireWordIn(`${fields.description}\n${fields.address}`)
  if (word === null) return null
  noteRefusal(c, 'fireReported')
  return answerForm(c, { form: fields.form, fields, fireWord: word })
}

async function readBody(c: C): Promise<ReportFields> {
  const { desk } = c.var
  if (desk.reading >= MOST_READING)
    throw new ServiceError('tooManyRequests', 'Too many bodies at once', { retryAfterSeconds: 5, what: 'reading' })
  desk.reading += 1
  try {
    return readFields(await c.req.formData())
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw new ServiceError('invalidInput', 'The form broke off', {}, { cause: error })
  } finally {
    desk.reading -= 1
  }
}
