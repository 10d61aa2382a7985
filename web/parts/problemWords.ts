import { ProblemError } from '../data/client.ts'
import { serverNow } from '../data/serverClock.ts'
import { dateTime } from '../format/date.ts'
import { type Language, type Translate, useText, worded } from '../text/index.ts'
import { problemText } from './Failed.tsx'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A failure in words of the person's language: what it was and what to do; instants, states and lists among its values too. */
export function problemWords(error: Error, t: Translate, language: Language): string {
  const problem = error instanceof ProblemError ? error : new ProblemError(0, 'network')
  const params = Object.fromEntries(
    Object.entries(problem.params).map(([name, value]) => [name, valueWords(name, value, t, language)]),
  )
  return t(problemText(problem), params)
}

/** The same for the language of the page. */
export function useProblemWords(): (error: Error) => string {
  const { t, language } = useText()
  return (error) => problemWords(error, t, language)
}

function valueWords(
  name: string,
  value: string | number | string[],
  t: Translate,
  language: Language,
): string | number {
  if (Array.isArray(value)) return value.join(language === 'zh' ? '、' : ', ')
  if (typeof value === 'number') return value
  if (name === 'state') return worded(t, 'hazardState', value)
  return INSTANT.test(value) ? dateTime(value, language, serverNow()) : value
}
