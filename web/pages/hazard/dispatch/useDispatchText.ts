import { dispatchText } from '../../../text/dispatch.ts'
import { useWords } from '../../../text/useWords.ts'

/** Hands the words of sending teams to the page's text, once, before anything here is worded. */
export const useDispatchText = (): void => useWords(dispatchText)
