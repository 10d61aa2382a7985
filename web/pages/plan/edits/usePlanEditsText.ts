import { planEditsText } from '../../../text/planEdits.ts'
import { useWords } from '../../../text/useWords.ts'

/** Hands the words of edits, tools and scenarios to the page's text, once, before anything here is worded. */
export const usePlanEditsText = (): void => useWords(planEditsText)
