import type { ClockState } from '@wangge/db/vocabulary'
import type { Stage } from './clock-stages.ts'

/** At whole seconds from `from` on and before `to` the clock stands so. */
export interface ClockSpan {
  from: number
  to: number
  state: ClockState
}

/**
 * How a hazard's clock stood in a window of whole seconds, by the rule that the ledger's lists go by (`clockStateOf`): closed, paused,
 * not started, overdue after the due time, soon from the moment on at which 80 % is used, else on time.
 */
export function clockSpans(stages: readonly Stage[], window: { from: number; to: number }): ClockSpan[] {
  const spans: ClockSpan[] = []
  const add = (from: number, to: number, state: ClockState): void => {
    const [begin, end] = [Math.max(from, window.from), Math.min(to, window.to)]
    const last = spans.at(-1)
    if (begin >= end) return
    if (last && last.state === state && last.to === begin) last.to = end
    else spans.push({ from: begin, to: end, state })
  }
  for (const [index, stage] of stages.entries()) {
    // What happens within a second shows at the next whole one.
    const from = Math.ceil(stage.at)
    const to = Math.ceil(stages[index + 1]?.at ?? Number.POSITIVE_INFINITY)
    if (stage.isClosed) add(from, to, 'closed')
    else if (stage.isPaused) add(from, to, 'paused')
    else if (stage.due === null) add(from, to, 'notStarted')
    else {
      const overdue = Math.max(from, Math.floor(stage.due) + 1)
      const soon = Math.min(overdue, Math.max(from, Math.ceil(stage.soon ?? Number.POSITIVE_INFINITY)))
      add(from, Math.min(soon, to), 'ontime')
      add(soon, Math.min(overdue, to), 'soon')
      add(overdue, to, 'overdue')
    }
  }
  return spans
}
