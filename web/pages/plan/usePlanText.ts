import { useTranslation } from 'react-i18next'
import { planText } from '../../text/plan.ts'

/** Hands the words of the planner to the page's text, once, before anything here is worded. */
export function usePlanText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('plan.title')) return
  for (const [language, words] of Object.entries(planText)) i18n.addResourceBundle(language, 'translation', words, true)
}
