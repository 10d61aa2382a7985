import type { HeardRow } from '@wangge/db/queries/message-collect'
import type { Clock, MessageEvent } from '@wangge/db/vocabulary'
import type { MessageParams } from '../../messages/text.ts'

/** What a live event gives somebody to tell. */
export interface Topic {
  number: number
  event: MessageEvent
  /** The case it is of; null for a shift. */
  caseId: string | null
  scopeCode: string
  /** Names what is told: a channel is told of it once. */
  subject: string
  at: string
  params: MessageParams
  shiftKind?: string
}

/** Null where nobody is ever told of such an event. */
export function topicOf({ number, kind, ref, event, scopeCode, at, data }: HeardRow): Topic | null {
  const common = { number, caseId: ref, scopeCode: scopeCode ?? '0', at }
  const text = (name: string): string => (typeof data[name] === 'string' ? (data[name] as string) : '')
  if (kind === 'hazard') return { ...common, event: 'newHazard', subject: `${ref}`, params: {} }
  if (kind === 'dispatch') {
    const teamName = text('teamName')
    return { ...common, caseId: text('hazardId'), event: 'noAnswer', subject: `dispatch ${ref}`, params: { teamName } }
  }
  switch (event) {
    case 'clockSoon':
    case 'clockBreached':
    case 'escalated': {
      const [clock, dueAt, toLevel] = [text('clock') as Clock, text('dueAt'), text('toLevel')]
      const subject = [ref, clock, text('startedAt'), ...(toLevel ? [toLevel] : [])].join(' ')
      const level: Pick<MessageParams, 'toLevel'> = toLevel === 'county' || toLevel === 'prefecture' ? { toLevel } : {}
      return { ...common, event, subject, params: { clock, dueAt, ...level } }
    }
    case 'noTeamLeft':
      return { ...common, event: 'noAnswer', subject: `sending ${text('sendingId')}`, params: { isExhausted: true } }
    case 'shiftGap': {
      const [shiftKind, startsAt] = [text('shiftKind'), text('startsAt')]
      const names = Array.isArray(data['names']) ? data['names'].map(String) : []
      const subject = `${text('day')} ${shiftKind} ${scopeCode}`
      const params = { startsAt, cells: Number(data['cells']), names }
      return { ...common, caseId: null, event, subject, params, shiftKind }
    }
    default:
      return null
  }
}
