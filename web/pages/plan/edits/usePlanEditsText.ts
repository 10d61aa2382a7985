import { useTranslation } from 'react-i18next'
import { planEditsText } from '../../../text/planEdits.ts'

/** Hands the words of edits, tools and scenarios to the page's text, once, before anything here is worded. */
export function usePlanEditsText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('planEdits.title')) return
  for (const [language, words] of Object.entries(planEditsText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
