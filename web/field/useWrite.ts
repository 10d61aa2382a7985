import { useCallback } from 'react'
import { type FieldAction, type NewPhoto, NobodyError, PhoneFullError, type QueueItem, queue } from './offline/index.ts'
import { say } from './parts/notice.ts'
import { useFieldText } from './text.ts'

/** Keeps an action on the phone; where that fails it says so and answers null, so that the page keeps what was typed. */
export function useWrite(): (
  action: FieldAction,
  options?: { photos?: readonly NewPhoto[]; label?: string },
) => Promise<QueueItem | null> {
  const { t } = useFieldText()
  return useCallback(
    async (action, options) => {
      try {
        return await queue.add(action, options)
      } catch (error) {
        const why = error instanceof PhoneFullError ? 'phoneFull' : error instanceof NobodyError ? 'nobody' : 'notKept'
        say(t(`write.${why}`), { isBad: true })
        return null
      }
    },
    [t],
  )
}
