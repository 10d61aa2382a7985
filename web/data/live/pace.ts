import type { QueryKey } from '@tanstack/react-query'
import type { LiveEvent } from '@wangge/api/contract'

/** A hazard's, a team's own page: its id stands second in the key. */
const isId = (part: unknown): part is string => typeof part === 'string' && /^[0-9a-f]{8}-/.test(part)

/** Whether what stands under this key may read otherwise after this event; one without an id speaks for many. */
export function isTouched([head, second, third]: QueryKey, { kind, id, data }: LiveEvent): boolean {
  const isOf = (part: unknown): boolean => id === null || part === id
  switch (kind) {
    case 'hazard':
    case 'alert':
      if (head === 'who-is-first') return isOf(second)
      return head === 'hazards' && (isId(second) ? isOf(second) : isMoving(second))
    case 'dispatch': {
      const hazardId = data['hazardId']
      if (head === 'hazards') return isId(second) ? second === hazardId : isMoving(second)
      if (head !== 'dispatches') return head === 'teams' || head === 'who-is-first' || head === 'dispatch'
      return second === 'of' ? third === hazardId : second !== 'route'
    }
    case 'team':
      if (head === 'forces' && second === 'team') return isOf(third)
      return head === 'teams' || head === 'forces' || head === 'who-is-first'
    case 'consultation':
      return head === 'consultations' && (second === 'list' || isOf(second))
    case 'incident':
      return head === 'incidents' ? second === 'list' || isOf(second) : head === 'teams'
    case 'coverage':
      return head === 'district' || head === 'coverage-runs' || (head === 'coverage-run' && isOf(second))
    case 'shift':
      return head === 'roster' || head === 'forces' || head === 'teams'
  }
}

/** Whether the stream tells when what stands under this key changes, so that it need not be asked for by the clock. */
export const isFollowed = ([head, second]: QueryKey): boolean =>
  head === 'hazards' ? isMoving(second) : typeof head === 'string' && FOLLOWED.has(head)

const FOLLOWED = new Set([
  'who-is-first',
  'dispatches',
  'dispatch',
  'teams',
  'forces',
  'consultations',
  'incidents',
  'district',
  'coverage-runs',
  'coverage-run',
  'roster',
])

/** The ledger offers what is new by a bar; names of townships and near hazards do not follow events. */
const isMoving = (part: unknown): boolean =>
  part !== 'ledger' && part !== 'summary' && part !== 'transfer-targets' && part !== 'duplicates'

/**
 * Shortest time from one question to the next of the same kind, in milliseconds: heavy reads wait, and lists the longer the slower the
 * server answers (`answerMs`), so that what happens shows within a second where it can, and a flood does not become one of questions.
 */
export function restMs([head, second]: QueryKey, answerMs: number): number {
  if (head === 'hazards' && second === 'response') return 60_000
  if (head === 'who-is-first' || head === 'teams' || head === 'roster') return 5_000
  if (head === 'forces') return 10_000
  return Math.min(LONGEST_LIST_REST_MS, Math.max(SHORTEST_LIST_REST_MS, answerMs * REST_OF_ANSWER))
}

const SHORTEST_LIST_REST_MS = 400
const LONGEST_LIST_REST_MS = 1_500
/** Up to the longest rest, a tenth of the time at most is spent on answers to one page's list. */
const REST_OF_ANSWER = 10
