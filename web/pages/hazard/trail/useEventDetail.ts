import type { CaseClock, CaseEvent } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { span } from '../../../format/duration.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { type TextKey, useText, worded } from '../../../text/index.ts'
import { useCommitmentName } from '../useCommitmentName.ts'
import { stoppedClock, text } from './eventWords.ts'

interface EventDetail {
  /** What was written and chosen, a line each. */
  lines: string[]
  /** How long the clock ran that this event stopped. */
  time: string
  isLate: boolean
}

/** Fields of payloads that are instants, words of a table, or plain words, and the name each is shown under. */
const PLAIN = [
  ['toName', 'hazard.detail.to'],
  ['reason', 'hazard.detail.reason'],
  ['ownerName', 'hazard.owner'],
  ['backupName', 'hazard.backup'],
  ['responsibleUnit', 'hazard.responsibleUnit'],
  ['address', 'hazard.address'],
  ['sourceReference', 'hazard.referenceName'],
  ['teamName', 'case.team'],
] as const satisfies readonly (readonly [string, TextKey])[]

/** An event's payload in words. What it does not know it leaves out. */
export function useEventDetail(event: CaseEvent, clocks: readonly CaseClock[]): EventDetail {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const commitmentName = useCommitmentName()
  const nowMs = useNow(60)
  const { payload } = event
  const named = (name: TextKey, value: string): string => t('hazard.detail.named', { name: t(name), value })
  const lines: string[] = []
  const written = text(payload['text']) || text(payload['answer']) || text(payload['question'])
  if (written) lines.push(t('hazard.detail.quoted', { text: written }))
  if (event.event === 'reported' || event.event === 'imported') {
    if (text(payload['description'])) lines.push(t('hazard.detail.quoted', { text: text(payload['description']) }))
    // The receipt that a reporter gets by itself: it stops no clock.
    if (clocks.some(({ clock }) => clock === 'feedback')) lines.push(t('hazard.receiptOnly'))
    return { lines, time: '', isLate: false }
  }
  for (const [field, name] of PLAIN) if (text(payload[field])) lines.push(named(name, text(payload[field])))
  if (text(payload['rectificationClass']))
    lines.push(named('hazard.class', worded(t, 'hazard.rectificationClass', text(payload['rectificationClass']))))
  if (text(payload['deadlineAt']))
    lines.push(named('hazard.deadline', dateTime(text(payload['deadlineAt']), language, nowMs)))
  if (text(payload['grade'])) lines.push(named('hazard.grade', worded(t, 'grade', text(payload['grade']))))
  if (text(payload['kind'])) lines.push(named('hazard.kind', kindName(text(payload['kind']))))
  if (typeof payload['amount'] === 'number')
    lines.push(
      named(
        'hazard.detail.extension',
        `${worded(t, 'hazard.clockName', text(payload['clock']))} ${t(limitKey(text(payload['unit'])), { n: payload['amount'] })}`,
      ),
    )
  if (typeof payload['score'] === 'number') lines.push(t('hazard.detail.score', { n: payload['score'] }))
  if (isRecord(payload['commitments'])) {
    lines.push(
      ...Object.entries(payload['commitments']).map(([key, made]) =>
        t('hazard.detail.named', {
          name: commitmentName(key),
          value: isRecord(made) ? text(made['text']) : text(made),
        }),
      ),
    )
  }
  const photos = payload['photoIds'] ?? payload['photos']
  if (Array.isArray(photos) && photos.length > 0) lines.push(t('hazard.detail.photos', { n: photos.length }))
  return { lines, ...timeOf() }

  function timeOf(): { time: string; isLate: boolean } {
    const stopped = stoppedClock(event, clocks)
    if (!stopped) return { time: '', isLate: false }
    const used = (Date.parse(stopped.stoppedAt) - Date.parse(stopped.startedAt)) / 1000
    const late = stopped.dueAt === null ? 0 : (Date.parse(stopped.stoppedAt) - Date.parse(stopped.dueAt)) / 1000
    const took = t('hazard.took', { span: span(used, language) })
    if (stopped.dueAt === null) return { time: took, isLate: false }
    return late > 0
      ? { time: `${took} · ${t('hazard.wasLate', { span: span(late, language) })}`, isLate: true }
      : { time: `${took} · ${t('hazard.inTime')}`, isLate: false }
  }
}

const limitKey = (unit: string): TextKey =>
  unit === 'minute' || unit === 'hour' || unit === 'dutyHour' || unit === 'day' || unit === 'workingDay'
    ? `hazard.limit.${unit}`
    : 'hazard.limit.day'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
