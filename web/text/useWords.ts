import { useTranslation } from 'react-i18next'
import type { Language } from './index.ts'

/** Hands the words of one part, which come with its code, to the page's text before anything there is worded; once. */
export function useWords(tables: Readonly<Record<Language, Readonly<Record<string, string>>>>): void {
  const { i18n } = useTranslation()
  const [probe] = Object.keys(tables.zh)
  if (probe === undefined || i18n.exists(probe)) return
  for (const [language, words] of Object.entries(tables)) i18n.addResourceBundle(language, 'translation', words, true)
}
