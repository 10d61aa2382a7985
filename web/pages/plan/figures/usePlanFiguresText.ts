import { planFiguresText } from '../../../text/planFigures.ts'
import { useWords } from '../../../text/useWords.ts'

/** Hands the words of sites, figures, reach and report to the page's text, once, before anything here is worded. */
export const usePlanFiguresText = (): void => useWords(planFiguresText)
