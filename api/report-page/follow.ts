import { html } from 'hono/html'
import type { HazardKind } from '../contract/ledger-tables.ts'
import type { FollowedCase } from '../services/residents/follow-case.ts'
import { isTextKey, type Language, type TextKey, type Translate } from './language.ts'
import { moment } from './moment.ts'
import type { Html } from './page.ts'

export interface FollowParts {
  t: Translate
  language: Language
  zone: string
  now: Date
  followed: FollowedCase
  kinds: readonly HazardKind[]
  /** The page's own address in full, to be kept. */
  link: string
  /** What just happened. */
  said: 'new' | 'again' | 'answer' | 'rate' | null
  /** What is wrong with what was sent, by the question it was for, or `rating`. */
  error: { at: string; key: TextKey } | null
}

const SAID = { new: 'thanks', again: 'again', answer: 'answered', rate: 'ratedThanks' } as const

/** A case as its reporter sees it. */
export function followBody(parts: FollowParts): Html | Promise<Html> {
  const { t, said, followed } = parts
  const asOf = moment(parts.now.toISOString(), parts.language, parts.zone, parts.now)
  return html`
<p class="meta">${t('asOf', { at: asOf })}</p>
${said === null ? '' : html`<div class="card good" role="status"><p>${t(SAID[said])}</p></div>`}
<section class="card"><dl><dt>${t('receipt')}</dt><dd class="number">${followed.serial}</dd></dl>
<p class="hint">${t('keepLink')}</p>
<input type="text" readonly value="${parts.link}" aria-label="${t('keepLink')}" data-link>
<p class="print-only">${parts.link}</p>
<p class="hint">${t('keepLinkSecret')}</p>
<div class="only-script no-print"><button type="button" data-copy data-copied="${t('copied')}">${t('copyLink')}</button></div></section>
${questions(parts)}
${rating(parts)}
${progress(parts)}
${letters(parts)}
${ownReport(parts)}
<p class="no-print"><a class="button" href="/report?lang=${parts.language}">${t('reportAnother')}</a></p>`
}

function progress({ t, followed, language, zone, now }: FollowParts): Html | Promise<Html> {
  const { steps, verdict, handler, dueTimes } = followed
  const at = (instant: string) => moment(instant, language, zone, now)
  const wordsOf = (step: string): string => {
    const own = step === 'verified' && verdict !== null ? `step.verified.${verdict}` : ''
    const key = isTextKey(own) ? own : `step.${step}`
    return isTextKey(key) ? t(key) : step
  }
  return html`<section class="card"><h2>${t('progress')}</h2><ol class="steps">
${steps.map(
  (one) =>
    html`<li class="${one.at === null ? 'wait' : 'done'}"><span>${wordsOf(one.step)}</span><span class="at">${one.at === null ? t('notYet') : at(one.at)}</span></li>`,
)}</ol></section>
<section class="card"><h2>${t('handledBy')}</h2><p>${[handler.unit, handler.person ?? t('unassigned')].filter(Boolean).join(' · ')}</p>
<h2>${t('due')}</h2>${dueTimes.length === 0 ? html`<p>${t('dueNone')}</p>` : ''}
<dl>${dueTimes.map((one) => html`<dt>${t(dueKey(one.clock))}</dt><dd>${dueWords(t, one, at)}</dd>`)}</dl></section>`
}

type Due = FollowedCase['dueTimes'][number]

function dueKey(clock: Due['clock']): TextKey {
  const key = `due.${clock}`
  return isTextKey(key) ? key : 'due'
}

function dueWords(t: Translate, { dueAt, isPaused, isLate, isProvisional }: Due, at: (instant: string) => string) {
  if (isPaused || dueAt === null) return t('duePaused')
  const words = t(isLate ? 'dueLate' : 'dueBy', { at: at(dueAt) })
  return html`<span class="${isLate ? 'late' : ''}">${words}${isProvisional ? ` (${t('provisional')})` : ''}</span>`
}

function letters({ t, followed, language, zone, now }: FollowParts): Html | Promise<Html> {
  return html`<section class="card"><h2>${t('letters')}</h2>${followed.letters.length === 0 ? html`<p>${t('noLetters')}</p>` : ''}
${followed.letters.map(
  ({ at, by, text }) =>
    html`<div class="letter"><p>${text}</p><p class="meta">${t('letterFrom', { by, at: moment(at, language, zone, now) })}</p></div>`,
)}</section>`
}

function questions({ t, followed, language, zone, now, error }: FollowParts): Html | Promise<Html> | string {
  if (followed.questions.length === 0) return ''
  const at = (instant: string) => moment(instant, language, zone, now)
  return html`<section class="card ${followed.questions.some(({ answer }) => answer === null) ? 'good' : ''}"><h2>${t('questions')}</h2>
${followed.questions.map(
  ({ id, question, askedByName, askedAt, answer, answeredAt }) => html`<div class="letter"><p>${question}</p>
<p class="meta">${t('questionFrom', { by: askedByName, at: at(askedAt) })}</p>
${
  answer === null
    ? html`<form class="no-print" method="post"><input type="hidden" name="act" value="answer"><input type="hidden" name="question" value="${id}">
<label class="field" for="answer-${id}">${t('yourAnswer')}</label>${error?.at === id ? html`<p class="error" role="alert">${t(error.key)}</p>` : ''}
<textarea id="answer-${id}" name="text" maxlength="2000" required></textarea><button type="submit">${t('sendAnswer')}</button></form>`
    : html`<p>${answer}</p><p class="meta">${t('answeredAt', { at: at(answeredAt ?? askedAt) })}</p>`
}</div>`,
)}</section>`
}

const SCORES = [5, 4, 3, 2, 1] as const

function rating({ t, followed, error }: FollowParts): Html | Promise<Html> | string {
  if (followed.rating === null) return ''
  const { given } = followed.rating
  if (given !== null)
    return html`<section class="card"><h2>${t('rating')}</h2><p>${t('rated', { score: scoreWords(t, given.score) })}</p>${given.words ? html`<div class="letter"><p>${given.words}</p></div>` : ''}</section>`
  return html`<form method="post" class="no-print"><fieldset><legend>${t('rating')}</legend><input type="hidden" name="act" value="rate">
${error?.at === 'rating' ? html`<p class="error" role="alert">${t(error.key)}</p>` : ''}
<div class="scores">${SCORES.map(
    (score) =>
      html`<label class="choice"><input type="radio" name="score" value="${score}" required><span>${scoreWords(t, score)}</span></label>`,
  )}</div>
<label class="field" for="rating-words">${t('ratingWords')}</label><textarea id="rating-words" name="text" maxlength="2000"></textarea>
<button class="primary" type="submit">${t('sendRating')}</button></fieldset></form>`
}

function scoreWords(t: Translate, score: number): string {
  const key = `score.${score}`
  return isTextKey(key) ? t(key) : String(score)
}

function ownReport({ t, followed, kinds, language, zone, now }: FollowParts): Html | Promise<Html> {
  const { kind, areaName, address, placeBy, description, photoCount, reportedAt } = followed
  const own = `kind.${kind}`
  const named = kinds.find(({ key }) => key === kind)
  const kindWords = isTextKey(own) ? t(own) : ((language === 'zh' ? named?.nameZh : named?.nameEn) ?? kind)
  const place = [areaName, address].filter(Boolean).join(' ')
  return html`<section class="card"><h2>${t('yourReport')}</h2><dl>
<dt>${t('kind')}</dt><dd>${kindWords}</dd>
<dt>${t('place')}</dt><dd>${place}${placeBy === 'area' ? t('placeBy.area') : ''}</dd>
<dt>${t('words')}</dt><dd>${description}</dd>
${photoCount === 0 ? '' : html`<dt>${t('photosSent')}</dt><dd>${t('photosCount', { n: photoCount })}</dd>`}
<dt>${t('reportedAt')}</dt><dd>${moment(reportedAt, language, zone, now)}</dd></dl></section>`
}
