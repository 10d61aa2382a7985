import { useTranslation } from 'react-i18next'
import { proofText } from '../../text/proof.ts'

/** Hands the words of the patrol proof to the page's text, once, before anything here is worded. */
export function useProofText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('proof.title')) return
  for (const [language, words] of Object.entries(proofText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
