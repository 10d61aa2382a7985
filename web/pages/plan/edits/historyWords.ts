import type { PlanEdit } from '@wangge/api/walk'
import { type EditWording, editSentence } from './editWords.ts'

/** What one step of the history changed, in words: the edit that it brought or took, or how many it was at once. */
export function changeWords(before: readonly PlanEdit[], after: readonly PlanEdit[], wording: EditWording): string {
  const texts = { before: new Set(before.map(textOf)), after: new Set(after.map(textOf)) }
  const brought = after.filter((edit) => !texts.before.has(textOf(edit)))
  const taken = before.filter((edit) => !texts.after.has(textOf(edit)))
  // An edit that another of the same subject replaces is one change.
  const changes = Math.max(brought.length, taken.length)
  const [one] = brought.length > 0 ? brought : taken
  if (changes === 1 && one) return editSentence(one, wording)
  return wording.t('planEdits.severalChanges', { n: changes })
}

const textOf = (edit: PlanEdit): string => JSON.stringify(edit)
