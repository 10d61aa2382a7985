import { html } from 'hono/html'
import type { TextKey, Translate } from './language.ts'
import type { Html } from './page.ts'

/** What is said instead of a form: why nothing was taken, and what to do. */
export function refusal(
  t: Translate,
  words: { key: TextKey; params?: Record<string, number> },
  back: string,
): Html | Promise<Html> {
  return html`<div class="card warn" role="alert"><p>${t(words.key, words.params)}</p></div>
<p><a class="button" href="${back}">${t('back')}</a></p>`
}
