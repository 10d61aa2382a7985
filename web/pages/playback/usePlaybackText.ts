import { useTranslation } from 'react-i18next'
import { playbackText } from '../../text/playback.ts'

/** Hands the words of the playback to the page's text, once, before anything here is worded. */
export function usePlaybackText(): void {
  const { i18n } = useTranslation()
  if (i18n.exists('playback.title')) return
  for (const [language, words] of Object.entries(playbackText))
    i18n.addResourceBundle(language, 'translation', words, true)
}
