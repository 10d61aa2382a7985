import { useTranslation } from 'react-i18next'
import { wallText } from '../../text/wall.ts'

/** Hands the words of the wall to the page's text, once, before anything here is worded. */
export function useWallText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('wall.title')) return
  for (const [language, words] of Object.entries(wallText)) i18n.addResourceBundle(language, 'translation', words, true)
}
