import type { TextKey, Translate } from '../../../text/index.ts'
import { messagesText } from '../../../text/messages.ts'

/** What a receiver said, or why it was not called, in words where it is one of ours. */
export function answerWords(t: Translate, answer: string): string {
  const [word = ''] = answer.split(':')
  const key = `messages.answer.${word}`
  return key in messagesText.zh ? t(key as TextKey) : answer
}
