import { runWithin } from './count-elapsed.ts'
import { lookAt, say, sayDay, type Walk } from './walk.ts'

/**
 * Time on duty only: from dutyFrom to dutyTo of working days. A report at night begins to count when duty next begins.
 * Null when a pause without end comes first.
 */
export function walkDutyHours(walk: Walk, startMs: number, amountMs: number): number | null {
  const firstDay = walk.zone.dayOf(startMs)
  let leftMs = amountMs
  for (let day = firstDay; ; day++) {
    const { isWork, isMakeUp, name, text } = lookAt(walk, day)
    if (!isWork) continue
    if (isMakeUp) sayDay(walk, text, { code: 'makeUp', ...(name === undefined ? {} : { name }) })
    const beginsMs = Math.max(startMs, walk.zone.instantOf(day, walk.dutyFrom))
    const endsMs = walk.zone.instantOf(day, walk.dutyTo)
    if (beginsMs >= endsMs) continue
    const pause = walk.pauses.find(({ fromMs, toMs }) => fromMs <= beginsMs && endsMs <= toMs)
    if (pause) {
      sayDay(walk, text, { code: 'paused' })
      if (pause.toMs === Number.POSITIVE_INFINITY) return null
      continue
    }
    say(walk, beginsMs, { code: 'dutyBegins' })
    const ran = runWithin(walk, beginsMs, endsMs, leftMs)
    if (ran.dueMs !== null) return ran.dueMs
    leftMs = ran.leftMs
    if (!ran.isPaused) say(walk, endsMs, { code: 'dutyEnds' })
  }
}
