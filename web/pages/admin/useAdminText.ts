import { useTranslation } from 'react-i18next'
import { adminText } from '../../text/admin.ts'

/** Hands the words of the administration to the page's text, once, before anything here is worded. */
export function useAdminText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('admin.title')) return
  for (const [language, words] of Object.entries(adminText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
