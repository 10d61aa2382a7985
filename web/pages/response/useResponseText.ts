import { useTranslation } from 'react-i18next'
import { responseText } from '../../text/response.ts'

/** Hands the words of the analysis to the page's text, once, before anything here is worded. */
export function useResponseText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('response.title')) return
  for (const [language, words] of Object.entries(responseText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
