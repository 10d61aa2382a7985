import { en } from './text/en.ts'
import { zh } from './text/zh.ts'

export type Language = 'zh' | 'en'
type Words = Record<keyof typeof zh, string>
export type TextKey = keyof typeof zh
/** Words by their key; `{name}` in them is filled in. */
export type Translate = (key: TextKey, params?: Record<string, string | number>) => string

const TABLES: Record<Language, Words> = { zh, en }

/** What was asked for in the address, else the browser's first language of the two, else Chinese. */
export function languageOf(asked: string | undefined, accepted: string): Language {
  if (asked === 'zh' || asked === 'en') return asked
  const first = accepted.toLowerCase().match(/\b(zh|en)\b/)?.[1]
  return first === 'en' ? 'en' : 'zh'
}

export function wordsIn(language: Language): Translate {
  const table = TABLES[language]
  return (key, params = {}) => table[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** Whether a table has words for a key that data put together. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(zh, key)
