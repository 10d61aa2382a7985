import { lookup as resolve } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Guard } from './guard.ts'

/** One POST to a receiver. */
export interface Call {
  url: string
  headers: Record<string, string>
  body: string
}

export interface CallAnswer {
  status: number
  /** The beginning of what it said. */
  body: string
  retryAfterSeconds: number | null
}

/** Why a call was not made, or had no answer, in a word that an administrator finds explained. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly reason: 'closedAddress' | 'needsTls' | 'timeout' | 'unreachable'
  constructor(reason: CallError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

const ANSWER_BYTES = 4096

/**
 * Makes the call within `timeoutMilliseconds`, all in all; follows no redirect. The name is resolved once and the address that was
 * checked is the one that is called, so that a name cannot change under the check. Throws CallError.
 */
export async function callReceiver(
  { url, headers, body }: Call,
  { guard, timeoutMilliseconds }: { guard: Guard; timeoutMilliseconds: number },
): Promise<CallAnswer> {
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const addresses = await within(signal, addressesOf(host))
  for (const { address } of addresses) refuseClosed(guard, { address, host, isSealed: target.protocol === 'https:' })
  const pinned: LookupFunction = (_, options, done) => {
    if (options.all) done(null, addresses)
    else done(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4)
  }
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((settle, refuse) => {
    const fail = (error: Error) =>
      refuse(signal.aborted ? timedOut(timeoutMilliseconds) : new CallError('unreachable', error.message))
    const bytes = Buffer.from(body)
    const options = { method: 'POST', headers: { ...headers, 'content-length': bytes.length }, lookup: pinned, signal }
    const asked = request(target, { ...options, agent: false }, (answer) => {
      let said = Buffer.alloc(0)
      answer.on('data', (part: Buffer) => {
        if (said.length < ANSWER_BYTES) said = Buffer.concat([said, part]).subarray(0, ANSWER_BYTES)
      })
      answer.on('error', fail)
      answer.on('end', () => {
        const retryAfter = Number(answer.headers['retry-after'])
        const retryAfterSeconds = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null
        settle({ status: answer.statusCode ?? 0, body: said.toString('utf8'), retryAfterSeconds })
      })
    })
    asked.on('error', fail)
    asked.end(bytes)
  })
}

async function addressesOf(host: string): Promise<{ address: string; family: number }[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  try {
    return await resolve(host, { all: true })
  } catch (error) {
    throw new CallError('unreachable', (error as Error).message)
  }
}

function refuseClosed(guard: Guard, { address, host, isSealed }: { address: string; host: string; isSealed: boolean }) {
  if (!guard.isOpen(address)) {
    throw new CallError(
      'closedAddress',
      `${host} is ${address}, in a network of one's own that MESSAGE_NETWORKS does not name`,
    )
  }
  if (!isSealed && !guard.isNamed(address)) {
    throw new CallError('needsTls', `${host} is a public address: only https`)
  }
}

const timedOut = (milliseconds: number) => new CallError('timeout', `no answer within ${milliseconds / 1000} s`)

async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, refuse) => {
    signal.addEventListener('abort', () => refuse(new CallError('timeout', 'the name was not resolved in time')), {
      once: true,
    })
  })
  return Promise.race([work, aborted])
}
