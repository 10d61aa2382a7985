import { MovedNote } from './MovedNote.tsx'
import type { Moved } from './moved.ts'
import { Refused } from './Refused.tsx'

/** What became of the last action that needed no form, where it was not taken. */
export function LastTry({ moved, refusal }: { moved: Moved | null; refusal: Error | null }) {
  if (moved) return <MovedNote moved={moved} />
  return refusal && <Refused error={refusal} />
}
