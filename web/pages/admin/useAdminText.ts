import { adminText } from '../../text/admin.ts'
import { useWords } from '../../text/useWords.ts'

/** Hands the words of the administration to the page's text, once, before anything here is worded. */
export const useAdminText = (): void => useWords(adminText)
