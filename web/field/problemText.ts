import type { Problem } from '@wangge/api/contract'
import { dateTime } from '../format/date.ts'
import { fieldText } from '../text/field.ts'
import { serverNow } from './offline/index.ts'
import { useFieldText, wordedField } from './text.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A refusal in words: what it was and what to do; one that only newer servers know is told by its code. */
export function useProblemText(): (code: string, params: Problem['params']) => string {
  const { t, language } = useFieldText()
  const separator = language === 'zh' ? '、' : ', '
  const wordsOf = (name: string, value: Problem['params'][string]): string | number => {
    if (Array.isArray(value)) return value.map((one) => wordedField(t, name, one)).join(separator)
    if (typeof value === 'number') return value
    return INSTANT.test(value) ? dateTime(value, language, serverNow()) : value
  }
  return (code, params) => {
    const key = `problem.${code}`
    if (!(key in fieldText.zh)) return t('problem.other', { code })
    const given = Object.entries(params).map(([name, value]) => [name, wordsOf(name, value)])
    return t(key as keyof typeof fieldText.zh, Object.fromEntries(given))
  }
}
