import { messagesText } from '../text/messages.ts'
import { useWords } from '../text/useWords.ts'

/** Hands the words of jobs and messages to the page's text, once, before anything of theirs is worded. */
export const useMessagesText = (): void => useWords(messagesText)
