import { proofText } from '../../text/proof.ts'
import { useWords } from '../../text/useWords.ts'

/** Hands the words of the patrol proof to the page's text, once, before anything here is worded. */
export const useProofText = (): void => useWords(proofText)
