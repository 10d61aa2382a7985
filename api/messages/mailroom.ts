import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import {
  type ClaimedRow,
  claimDeliveries,
  countFailure,
  restChannel,
  settleDelivery,
} from '@wangge/db/queries/message-deliveries'
import type { Log } from '../house.ts'
import { collectMessages } from '../services/messages/collect.ts'
import { type Call, type CallAnswer, CallError } from './call.ts'
import { MOST_ATTEMPTS, pauseSeconds, restSeconds } from './pace.ts'
import type { Seals } from './seals.ts'
import { type Outgoing, SENDERS, type Verdict } from './senders.ts'
import { type MessageParams, messageText } from './text.ts'

export interface MailroomDeps {
  database: Database
  clock: () => Date
  zone: string
  log: Log
  seals: Seals
  /** Where people reach the product, for links; null = not known. */
  pageUrl: string | null
  /** Makes the call, within its time. Throws CallError. */
  call: (call: Call) => Promise<CallAnswer>
  /** From 0 up to 1. */
  random?: () => number
}

/** What sends messages in this process. */
export interface Mailroom {
  /** Writes down what is to be told and hands on what is due; does not wait for any receiver. One process at a time. */
  turn(): Promise<{ written: number; called: number }>
  /** Calls one receiver now and says what became of it; writes nothing down. */
  tryOut(channel: Pick<ClaimedRow, 'kind' | 'language' | 'sealed' | 'channelId' | 'id'>): Promise<Verdict>
  /** Settles when every call under way is answered or out of time. */
  idle(): Promise<void>
  readonly seals: Seals
}

/** Calls under way at once, each to another receiver: those that hang leave room for the others. */
const MOST_IN_FLIGHT = 16
/** WeCom and DingTalk document 20 messages a minute for a robot. */
const PER_MINUTE = 20
/** Longer than any call takes: what is not settled by then was lost with its process. */
const LEASE_MILLISECONDS = 60_000

export function createMailroom(deps: MailroomDeps): Mailroom {
  const { database, clock, log, random = Math.random } = deps
  const inFlight = new Set<Promise<void>>()
  const launch = (row: ClaimedRow) => {
    const sending: Promise<void> = send(deps, row, random)
      .catch((error) => log.error({ task: 'messages', delivery: row.id, err: error }, 'a message is not settled'))
      .finally(() => inFlight.delete(sending))
    inFlight.add(sending)
  }
  return {
    seals: deps.seals,
    turn: async () => {
      const written = await collectMessages(deps)
      const now = clock()
      const claim = {
        now: now.toISOString(),
        leaseUntil: new Date(now.getTime() + LEASE_MILLISECONDS).toISOString(),
        perMinute: PER_MINUTE,
        limit: MOST_IN_FLIGHT - inFlight.size,
      }
      const rows = claim.limit > 0 ? await database.rows<ClaimedRow>(WHOLE_SYSTEM, claimDeliveries(claim)) : []
      for (const row of rows) launch(row)
      return { written, called: rows.length }
    },
    tryOut: (channel) =>
      callOnce(deps, { ...channel, event: 'test', params: {}, createdAt: clock().toISOString(), attempts: 1 }),
    idle: async () => {
      await Promise.all(inFlight)
    },
  }
}

async function send(deps: MailroomDeps, row: ClaimedRow, random: () => number): Promise<void> {
  const { database, clock } = deps
  const verdict = await callOnce(deps, row)
  const now = clock()
  const isLast = row.attempts >= MOST_ATTEMPTS
  const state = verdict.kind === 'sent' ? 'sent' : verdict.kind === 'never' || isLast ? 'failed' : 'waiting'
  const wait = Math.max(pauseSeconds(row.attempts, random), verdict.kind === 'sent' ? 0 : (verdict.waitSeconds ?? 0))
  await database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(
      settleDelivery({
        ...{ id: row.id, attempts: row.attempts, state, answer: verdict.answer, now: now.toISOString() },
        nextTryAt: state === 'waiting' ? later(now, wait) : null,
      }),
    )
    const [channel] = await tx.rows<{ failures: number }>(countFailure(row.channelId, verdict.kind === 'again'))
    const rest = Math.max(
      restSeconds(channel?.failures ?? 0),
      verdict.kind === 'again' ? (verdict.waitSeconds ?? 0) : 0,
    )
    if (rest > 0) await tx.run(restChannel(row.channelId, later(now, rest)))
  })
}

async function callOnce(deps: MailroomDeps, row: ClaimedRow): Promise<Verdict> {
  const secrets = deps.seals.open(row.channelId, row.sealed)
  if (secrets === null) return { kind: 'never', answer: 'sealedElsewhere' }
  const { zone, pageUrl } = deps
  const params = row.params as MessageParams
  const text = messageText(row.event, params, { language: row.language, zone, pageUrl })
  const message: Outgoing = { id: row.id, event: row.event, params, text, at: row.createdAt }
  const sender = SENDERS[row.kind]
  try {
    return sender.judge(await deps.call(sender.call(message, secrets, deps.clock())))
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    const isPassing = error.reason === 'timeout' || error.reason === 'unreachable'
    return { kind: isPassing ? 'again' : 'never', answer: `${error.reason}: ${error.message}`.slice(0, 300) }
  }
}

const later = (from: Date, seconds: number): string => new Date(from.getTime() + seconds * 1000).toISOString()
