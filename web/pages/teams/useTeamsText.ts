import { useTranslation } from 'react-i18next'
import { teamsText } from '../../text/teams.ts'

/** Hands the words of teams and rosters to the page's text, once, before anything here is worded. */
export function useTeamsText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('teams.title')) return
  for (const [language, words] of Object.entries(teamsText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
