import { storedLanguage, useStored } from '../app/preferences.ts'
import { type FieldTextKey, fieldText } from '../text/field.ts'
import type { Language } from '../text/index.ts'

export type FieldTranslate = (key: FieldTextKey, params?: Record<string, string | number>) => string

/** Words of the field app in the language that was chosen on this phone; the address may ask for English. */
export function useFieldText(): { t: FieldTranslate; language: Language } {
  const language = useFieldLanguage()
  return { t: language === 'zh' ? inChinese : inEnglish, language }
}

export function useFieldLanguage(): Language {
  const stored = useStored(storedLanguage)
  return new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : stored
}

/** A key put together from data; a value that only newer servers know stands for itself. */
export function wordedField(t: FieldTranslate, prefix: string, value: string): string {
  const key = `${prefix}.${value}`
  return key in fieldText.zh ? t(key as FieldTextKey) : value
}

const inChinese = translator('zh')
const inEnglish = translator('en')

function translator(language: Language): FieldTranslate {
  return (key, params = {}) =>
    fieldText[language][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
}
