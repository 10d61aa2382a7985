import type { DemoAction } from '../../rows.ts'
import { kindOf } from './kinds.ts'
import { HOUR, MINUTE } from './time.ts'

const ANSWERED_WITHIN = 7 * MINUTE
const URGENT_WITHIN = 8 * HOUR
const OTHERS_WITHIN = 20 * HOUR
const DEADLINE_SHARE = 0.7

interface Standing {
  kind: string
  reportedAt: string
  waitsForReply: boolean
  actions: readonly DemoAction[]
}

/** Whether a case that is open at a moment is far from all of its limits, as seen without a calendar: none overdue, soon or paused. */
export function isCalm({ kind, reportedAt, waitsForReply, actions }: Standing, now: number): boolean {
  const age = now - Date.parse(reportedAt)
  const did = (name: DemoAction['action']) => actions.some(({ action }) => action === name)
  const patience = kindOf(kind).urgent ? URGENT_WITHIN : OTHERS_WITHIN
  if (!did('answer') && age > ANSWERED_WITHIN) return false
  if (!did('verify') && age > patience) return false
  if (waitsForReply && !did('reply') && age > patience) return false
  const last = actions.findLast(({ action }) => TURNS.has(action))
  if (last?.action === 'pause' || last?.action === 'requestExtension') return false
  if (last?.action === 'reportRectified') return now - Date.parse(last.at) < OTHERS_WITHIN
  const started = actions.findLast((action) => 'deadlineAt' in action && action.deadlineAt !== undefined)
  if (!started || !('deadlineAt' in started) || started.deadlineAt === undefined) return true
  const whole = Date.parse(started.deadlineAt) - Date.parse(started.at)
  return now - Date.parse(started.at) < DEADLINE_SHARE * whole || last?.action === 'reinspect'
}

/** What changes the clock that counts. */
const TURNS = new Set<DemoAction['action']>([
  'beginRectifying',
  'reportRectified',
  'reinspect',
  'pause',
  'resume',
  'requestExtension',
  'decideExtension',
])
