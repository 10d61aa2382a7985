import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Language, Translate } from './language.ts'
import { STYLE } from './style.ts'

export type Html = ReturnType<typeof html>

export interface PageParts {
  t: Translate
  language: Language
  title: string
  isDemo: boolean
  /** The page's address in the other language; null where it has none (an answer to something sent). */
  otherLanguage: string | null
  /** Path of the script; null where it is not built. */
  script: string | null
  body: Html | Promise<Html>
}

/** A whole page: the telephone link to 119 first, everything in one column, its style inside. */
export function page({ t, language, title, isDemo, otherLanguage, script, body }: PageParts): Html | Promise<Html> {
  const other = language === 'zh' ? 'en' : 'zh-CN'
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<style>${raw(STYLE)}</style>
${script === null ? '' : html`<script src="${script}" defer></script>`}
</head>
<body>
<a class="fire" href="tel:119">${PHONE}${t('fireCall')}</a>
<div class="top">${isDemo ? html`<span class="demo">${t('demo')}</span>` : ''}${
    otherLanguage === null
      ? ''
      : html`<a class="no-print" href="${otherLanguage}" lang="${other}" hreflang="${other}">${t('otherLanguage')}</a>`
  }</div>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`
}

const PHONE = raw(
  '<svg width="24" height="24" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path d="M6.6 10.8c1.4 2.8 3.8 5.1 6.6 6.6l2.2-2.2c.3-.3.7-.4 1-.2 1.1.4 2.3.6 3.6.6.6 0 1 .4 1 1V20c0 .6-.4 1-1 1C10.6 21 3 13.4 3 4c0-.6.4-1 1-1h3.500c.6 0 1 .4 1 1 0 1.300.2 2.500.6 3.600.1.4 0 .8-.3 1z"/></svg>',
)

const hash = createHash('sha256').update(STYLE).digest('base64')

/** Scripts, style sheets and connections only of our own: nothing inline runs or is styled, nothing is fetched from outside. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // The map's own sheet, where somebody opens it.
  `style-src 'self' 'sha256-${hash}'`,
  "connect-src 'self'",
  "img-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
