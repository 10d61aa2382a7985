import { useTranslation } from 'react-i18next'
import { dispatchText } from '../../../text/dispatch.ts'

/** Hands the words of sending teams to the page's text, once, before anything here is worded. */
export function useDispatchText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('dispatch.title')) return
  for (const [language, words] of Object.entries(dispatchText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
