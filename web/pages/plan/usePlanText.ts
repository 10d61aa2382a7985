import { planText } from '../../text/plan.ts'
import { useWords } from '../../text/useWords.ts'

/** Hands the words of the planner to the page's text, once, before anything here is worded. */
export const usePlanText = (): void => useWords(planText)
