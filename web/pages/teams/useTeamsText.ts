import { teamsText } from '../../text/teams.ts'
import { useWords } from '../../text/useWords.ts'

/** Hands the words of teams and rosters to the page's text, once, before anything here is worded. */
export const useTeamsText = (): void => useWords(teamsText)
