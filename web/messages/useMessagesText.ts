import { useTranslation } from 'react-i18next'
import { messagesText } from '../text/messages.ts'

/** Hands the words of jobs and messages to the page's text, once, before anything of theirs is worded. */
export function useMessagesText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('jobs.note')) return
  for (const [language, words] of Object.entries(messagesText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
