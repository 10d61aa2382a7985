import { useWords } from '../../text/useWords.ts'
import { wallText } from '../../text/wall.ts'

/** Hands the words of the wall to the page's text, once, before anything here is worded. */
export const useWallText = (): void => useWords(wallText)
