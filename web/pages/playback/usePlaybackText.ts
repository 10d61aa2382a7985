import { playbackText } from '../../text/playback.ts'
import { useWords } from '../../text/useWords.ts'

/** Hands the words of the playback to the page's text, once, before anything here is worded. */
export const usePlaybackText = (): void => useWords(playbackText)
