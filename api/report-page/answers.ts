import type { Context } from 'hono'
import { ServiceError } from '../errors.ts'
import type { ReportEnv } from '../routes/report.ts'
import { listAreas } from '../services/residents/areas.ts'
import { listKinds } from '../services/residents/list-kinds.ts'
import type { ReportFields } from './fields.ts'
import { type FieldErrors, formBody } from './form.ts'
import { languageOf, type TextKey, wordsIn } from './language.ts'
import { refusal } from './notices.ts'
import { type Html, PAGE_POLICY, page } from './page.ts'
import { senderMark } from './sender.ts'

type C = Context<ReportEnv>

export const languageAsked = (c: C) => languageOf(c.req.query('lang'), c.req.header('accept-language') ?? '')

interface FormAnswer {
  form: string
  fields?: ReportFields
  errors?: FieldErrors
  fireWord?: string | null
  photoPlace?: { name: string } | null
}

/** The form, empty or as it was sent with what is wrong in it. */
export async function answerForm(c: C, { form, fields, errors = {}, fireWord = null, photoPlace = null }: FormAnswer) {
  const { ctx } = c.var
  const language = languageAsked(c)
  const t = wordsIn(language)
  const [areas, kinds] = await Promise.all([listAreas(ctx), listKinds(ctx)])
  const body = formBody({ t, language, form, areas, kinds, fields: fields ?? null, errors, fireWord, photoPlace })
  const other = language === 'zh' ? '/report?lang=en' : '/report?lang=zh'
  return answerPage(c, { title: t('title'), body, otherLanguage: fields ? null : other, status: fields ? 422 : 200 })
}

interface PageAnswer {
  title: string
  body: Html | Promise<Html>
  otherLanguage: string | null
  status: number
}

/** A page that nobody keeps on the way: it holds what somebody wrote, or a secret link. */
export async function answerPage(c: C, { title, body, otherLanguage, status }: PageAnswer): Promise<Response> {
  const language = languageAsked(c)
  const { desk, ctx } = c.var
  const isDemo = ctx ? (await listAreas(ctx).catch(() => ({ isDemo: false }))).isDemo : false
  const whole = page({ t: wordsIn(language), language, title, isDemo, otherLanguage, script: desk.scripts.page, body })
  return c.html(await whole, status as 200, {
    'content-security-policy': PAGE_POLICY,
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    'cache-control': 'no-store',
    vary: 'Accept-Language, Accept-Encoding',
  })
}

/** What was refused is said in words, and noted without anything of who it was. */
export async function answerRefusal(error: Error, c: C): Promise<Response> {
  const { ctx, desk, requestId, address } = c.var
  const known = error instanceof ServiceError ? error : new ServiceError('internal', 'Internal error', { requestId })
  const { code, status } = known
  if (ctx && code === 'internal') ctx.log.error({ requestId, err: error }, 'resident request failed')
  else if (ctx) noteRefusal(c, code)
  const retryAfterSeconds = Number(known.params['retryAfterSeconds'] ?? 0)
  if (retryAfterSeconds > 0) c.header('retry-after', String(retryAfterSeconds))
  if (!desk || address === undefined || wantsData(c)) return c.json({ code }, status, { 'cache-control': 'no-store' })
  const t = wordsIn(languageAsked(c))
  const isLink = code === 'notFound'
  const params = { minutes: Math.ceil(retryAfterSeconds / 60), megabytes: 32 }
  const words = { key: isLink ? ('wrongLink' as const) : wordsOf(code), params }
  const title = t(isLink ? 'wrongLinkTitle' : 'refusedTitle')
  return answerPage(c, {
    title,
    body: refusal(t, words, `/report?lang=${languageAsked(c)}`),
    otherLanguage: null,
    status,
  })
}

/** A line in the log for what was refused: which rule, and a mark of the sender that is of no use tomorrow. */
export function noteRefusal(c: C, refused: string): void {
  const { ctx, desk, requestId, address } = c.var
  ctx.log.warn({ requestId, refused, sender: senderMark(desk.keys, address, ctx.clock()) }, 'resident request refused')
}

const WORDS: Partial<Record<ServiceError['code'], TextKey>> = {
  tooManyRequests: 'refused.tooManyRequests',
  bodyTooLarge: 'refused.bodyTooLarge',
  foreignOrigin: 'refused.foreign',
  starting: 'refused.starting',
  invalidInput: 'refused.broken',
  unsupportedMediaType: 'refused.broken',
}
const wordsOf = (code: ServiceError['code']): TextKey => WORDS[code] ?? 'refused.internal'

/** The script asks for a challenge and for a place's name, the map for its beginning and its tiles. */
const wantsData = (c: C): boolean => /^\/report\/(challenge|place|map|tiles\/.*)$/.test(c.req.path)
