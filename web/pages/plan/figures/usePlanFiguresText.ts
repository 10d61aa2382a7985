import { useTranslation } from 'react-i18next'
import { planFiguresText } from '../../../text/planFigures.ts'

/** Hands the words of sites, figures, reach and report to the page's text, once, before anything here is worded. */
export function usePlanFiguresText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('planSites.title')) return
  for (const [language, words] of Object.entries(planFiguresText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
