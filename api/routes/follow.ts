import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ServiceError } from '../errors.ts'
import { answerPage, languageAsked } from '../report-page/answers.ts'
import { MOST_WORDS } from '../report-page/fields.ts'
import { type FollowParts, followBody } from '../report-page/follow.ts'
import { type TextKey, wordsIn } from '../report-page/language.ts'
import { isFromOwnPage } from '../report-page/sender.ts'
import { storable } from '../report-page/storable.ts'
import { answerAsReporter } from '../services/residents/answer-question.ts'
import { followCase } from '../services/residents/follow-case.ts'
import { listKinds } from '../services/residents/list-kinds.ts'
import { rateResult } from '../services/residents/rate-result.ts'
import type { ReportEnv } from './report.ts'

type C = Context<ReportEnv>

/** A case by its secret link: looked at, a question answered, the result rated. */
export const followRoutes = new Hono<ReportEnv>()
  .get('/:link', (c) => withinLimits(c, () => answerFollowed(c, saidIn(c), null)))
  .post('/:link', bodyLimit({ maxSize: 32 * 1024 }), (c) => withinLimits(c, () => takeWords(c)))

/** Links that lead nowhere are counted: whoever guesses is turned away. */
async function withinLimits(c: C, work: () => Promise<Response>): Promise<Response> {
  const { limits } = c.var.desk
  await limits.take('follow', c.var.address)
  await limits.look('wrongLink', c.var.address)
  try {
    return await work()
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'notFound') await limits.take('wrongLink', c.var.address)
    throw error
  }
}

async function answerFollowed(c: C, said: FollowParts['said'], error: FollowParts['error']): Promise<Response> {
  const { ctx, desk } = c.var
  const link = c.req.param('link') ?? ''
  const language = languageAsked(c)
  const t = wordsIn(language)
  const [followed, kinds] = await Promise.all([followCase({ house: ctx, input: { link } }), listKinds(ctx)])
  const path = `/report/follow/${link}`
  const address = new URL(path, desk.doors.publicUrl ?? c.req.url).href
  const shown = { t, language, zone: ctx.zone, now: ctx.clock(), followed, kinds, link: address, said, error }
  const otherLanguage = `${path}?lang=${language === 'zh' ? 'en' : 'zh'}`
  return answerPage(c, { title: t('followTitle'), body: followBody(shown), otherLanguage, status: error ? 422 : 200 })
}

function saidIn(c: C): FollowParts['said'] {
  const said = c.req.query('said')
  return said === 'new' || said === 'again' || said === 'answer' || said === 'rate' ? said : null
}

async function takeWords(c: C): Promise<Response> {
  const { ctx, desk } = c.var
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(c.req.header('content-type') ?? ''))
    throw new ServiceError('unsupportedMediaType', 'Words come as a form', { reason: 'form' })
  if (!isFromOwnPage(c, desk.doors)) throw new ServiceError('foreignOrigin', 'The form is not of our page')
  await desk.limits.take('sent', c.var.address)
  const body = await c.req.parseBody()
  const link = c.req.param('link') ?? ''
  const text = typeof body['text'] === 'string' ? storable(body['text']).trim() : ''
  const wrong = (at: string, key: TextKey) => answerFollowed(c, null, { at, key })
  if (body['act'] === 'answer') {
    const questionId = String(body['question'] ?? '')
    if (text === '' || text.length > MOST_WORDS) return wrong(questionId, 'error.answer')
    if (!UUID.test(questionId)) throw new ServiceError('invalidInput', 'No question is named')
    await answerAsReporter({ house: ctx, input: { link, questionId, text } })
    return goBack(c, link, 'answer')
  }
  if (body['act'] !== 'rate') throw new ServiceError('invalidInput', 'Nothing is asked for')
  const score = Number(body['score'])
  if (![1, 2, 3, 4, 5].includes(score)) return wrong('rating', 'error.score')
  await rateResult({ house: ctx, input: { link, score, words: text.slice(0, MOST_WORDS) } })
  return goBack(c, link, 'rate')
}

const UUID = /^[0-9a-f-]{36}$/

const goBack = (c: C, link: string, said: 'answer' | 'rate'): Response =>
  c.redirect(`/report/follow/${link}?said=${said}&lang=${languageAsked(c)}`, 303)
