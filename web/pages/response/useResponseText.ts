import { responseText } from '../../text/response.ts'
import { useWords } from '../../text/useWords.ts'

/** Hands the words of the analysis to the page's text, once, before anything here is worded. */
export const useResponseText = (): void => useWords(responseText)
