import { type Transaction, WHOLE_SYSTEM } from '@wangge/db'
import {
  casesToTell,
  eventsToTell,
  type HeardRow,
  namesOfGap,
  readCursor,
  type ToldCaseRow,
  tellPages,
  writeCursor,
} from '@wangge/db/queries/message-collect'
import { insertDelivery } from '@wangge/db/queries/message-deliveries'
import { type RuleInForceRow, rulesInForce } from '@wangge/db/queries/message-rules'
import type { House } from '../../house.ts'
import { quietUntil } from '../../messages/pace.ts'
import type { MessageParams } from '../../messages/text.ts'
import { newId } from '../ids.ts'
import { matches } from './matches.ts'
import { type Topic, topicOf } from './topics.ts'

const EVENTS_AT_ONCE = 500

type Room = Pick<House, 'database' | 'clock' | 'zone'>

/**
 * Reads the live events since the last time, in their order, and writes down the messages that the rules want of them, together with
 * how far it read: none is missed or written twice, wherever a process ends. Messages for the open page are out at once. Returns how
 * many messages were written.
 */
export async function collectMessages({ database, clock, zone }: Room): Promise<number> {
  for (let written = 0; ; ) {
    const now = clock()
    const step = await database.transaction(WHOLE_SYSTEM, async (tx) => {
      const { after, until, isNew } = await tx.one<Cursor>(readCursor())
      if (after === until && !isNew) return { written: 0, isThrough: true }
      const rules = await tx.rows<RuleInForceRow>(rulesInForce())
      const events = rules.length === 0 ? [] : await tx.rows<HeardRow>(eventsToTell(after, until, EVENTS_AT_ONCE))
      const isThrough = events.length < EVENTS_AT_ONCE
      const count = await writeMessages(tx, { events, rules, now, zone })
      await tx.run(writeCursor(isThrough ? until : (events.at(-1)?.number ?? until)))
      return { written: count, isThrough }
    })
    written += step.written
    if (step.isThrough) return written
  }
}

interface Cursor {
  after: number
  until: number
  isNew: boolean
}

interface Given {
  events: readonly HeardRow[]
  rules: readonly RuleInForceRow[]
  now: Date
  zone: string
}

async function writeMessages(tx: Transaction, { events, rules, now, zone }: Given): Promise<number> {
  const topics = events.map(topicOf).filter((topic) => topic !== null)
  const ids = [...new Set(topics.flatMap(({ caseId }) => caseId ?? []))]
  const rows = ids.length === 0 ? [] : await tx.rows<ToldCaseRow>(casesToTell(ids))
  const cases = new Map(rows.map((row) => [row.id, row]))
  let written = 0
  for (const topic of topics) {
    const told = topic.caseId === null ? null : (cases.get(topic.caseId) ?? null)
    if (topic.caseId !== null && told === null) continue
    const scopeCode = told?.scopeCode ?? topic.scopeCode
    const fitting = rules.filter((rule) => matches(rule, { topic, told, scopeCode, now }))
    if (fitting.length === 0) continue
    const params = { ...(await paramsOf(tx, topic, told)), ...topic.params }
    for (const rule of fitting) written += await writeOne(tx, { rule, topic, told, scopeCode, params, now, zone })
  }
  return written
}

async function paramsOf(tx: Transaction, topic: Topic, told: ToldCaseRow | null): Promise<MessageParams> {
  if (told === null) {
    const names = await tx.one<Names>(namesOfGap(topic.shiftKind ?? '', topic.scopeCode))
    return {
      shiftZh: names.shiftZh ?? '',
      shiftEn: names.shiftEn ?? '',
      areaName: names.areaName ?? '',
      path: '/teams',
    }
  }
  const { serial, caseKind, kindZh, kindEn, grade, areaName, id } = told
  return {
    ...{ serial, caseKind, path: pathOf(caseKind, id) },
    ...(kindZh !== null && kindEn !== null ? { kindZh, kindEn } : {}),
    ...(grade !== null ? { grade } : {}),
    ...(areaName !== null ? { areaName } : {}),
  }
}

interface Names {
  shiftZh: string | null
  shiftEn: string | null
  areaName: string | null
}

const pathOf = (kind: ToldCaseRow['caseKind'], id: string): string =>
  ({ hazard: `/hazards/${id}`, consultation: `/desk/consultations/${id}`, incident: `/desk/incidents/${id}` })[kind]

interface OneMessage {
  rule: RuleInForceRow
  topic: Topic
  told: ToldCaseRow | null
  scopeCode: string
  params: MessageParams
  now: Date
  zone: string
}

async function writeOne(
  tx: Transaction,
  { rule, topic, told, scopeCode, params, now, zone }: OneMessage,
): Promise<number> {
  const { channelKind, channelId, channelName, role, quietFrom, quietTo, wakesForMajor } = rule
  const isPage = channelKind === 'page'
  const wakes = wakesForMajor && topic.event === 'clockBreached' && told?.grade === 'major'
  const quiet = quietFrom !== null && quietTo !== null && !wakes && !isPage ? { from: quietFrom, to: quietTo } : null
  const until = quietUntil(quiet, now, zone)
  const id = newId()
  const at = now.toISOString()
  // Pages show by role: one message for each role that a rule names.
  const dedupeKey = [channelId, topic.event, topic.subject, ...(isPage && role ? [role] : [])].join(' ')
  const inserted = await tx.rows(
    insertDelivery({
      ...{
        id,
        channelId,
        channelName,
        ruleId: rule.id,
        ruleName: rule.name,
        event: topic.event,
        eventNumber: topic.number,
      },
      ...{ caseKind: told?.caseKind ?? null, ref: topic.caseId, scopeCode, dedupeKey, params, now: at },
      state: isPage ? 'sent' : until ? 'held' : 'waiting',
      nextTryAt: isPage ? null : (until ?? now).toISOString(),
      sentAt: isPage ? at : null,
    }),
  )
  if (inserted.length === 0) return 0
  if (isPage) {
    const data = { message: topic.event, params, role, caseKind: told?.caseKind ?? null, caseId: topic.caseId }
    await tx.run(tellPages({ deliveryId: id, scopeCode, at, data }))
  }
  return 1
}
