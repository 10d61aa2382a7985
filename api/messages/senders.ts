import { createHmac } from 'node:crypto'
import type { ChannelKind, MessageEvent } from '@wangge/db/vocabulary'
import type { Call, CallAnswer } from './call.ts'
import type { ChannelSecrets } from './seals.ts'
import type { MessageParams, MessageText } from './text.ts'

/** One message, ready to be written in a receiver's form. */
export interface Outgoing {
  /** The same at every try, so that a receiver can tell a repeat. */
  id: string
  event: MessageEvent | 'test'
  params: MessageParams
  text: MessageText
  /** When it happened, ISO. */
  at: string
}

/** What became of a call: taken; to be tried again, perhaps not before so many seconds; or of no use to try again. */
export type Verdict =
  | { kind: 'sent'; answer: string }
  | { kind: 'again' | 'never'; answer: string; waitSeconds?: number }

interface Sender {
  call(message: Outgoing, secrets: ChannelSecrets, now: Date): Call
  judge(answer: CallAnswer): Verdict
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Wangge' }

/**
 * WeCom's group robot (https://developer.work.weixin.qq.com/document/path/91770): the key in the address is the whole credential; a
 * Markdown text of at most 4,096 bytes; 20 messages a minute (errcode 45009 beyond).
 */
const wecom: Sender = {
  call: ({ text }, { address }) => ({
    ...{ url: address, headers: JSON_TYPE },
    body: JSON.stringify({ msgtype: 'markdown', markdown: { content: markdownOf(text, { bytes: 4096 }) } }),
  }),
  judge: (answer) => judgeErrcode(answer, [-1, 45009, 45033]),
}

/**
 * DingTalk's group robot (https://open.dingtalk.com/document/orgapp/customize-robot-security-settings): with signing, the address gets
 * `timestamp` (milliseconds) and `sign`, the base64 of HMAC-SHA256 over "timestamp\nsecret" under the secret, url-encoded; 20 messages
 * a minute, beyond which the robot is silenced for ten.
 */
const dingtalk: Sender = {
  call: ({ text }, { address, secret }, now) => {
    const body = { msgtype: 'markdown', markdown: { title: text.title, text: markdownOf(text, { bytes: 20_000 }) } }
    return {
      url: secret ? signedByDingtalk(address, secret, now) : address,
      headers: JSON_TYPE,
      body: JSON.stringify(body),
    }
  },
  judge: (answer) => judgeErrcode(answer, [-1, 130101, 410100, 430101]),
}

/**
 * Any receiver, by Standard Webhooks (https://www.standardwebhooks.com): `webhook-id`, `webhook-timestamp` (seconds) and
 * `webhook-signature: v1,` with the base64 of HMAC-SHA256 over "id.timestamp.body"; the secret is `whsec_` and base64.
 */
const webhook: Sender = {
  call: ({ id, event, params, text, at }, { address, secret }, now) => {
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const { path: _, ...data } = params
    const body = JSON.stringify({ type: event, timestamp: at, data: { ...data, ...text } })
    const key = Buffer.from((secret ?? '').replace(/^whsec_/, ''), 'base64')
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    const signed = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
    return { url: address, headers: { ...JSON_TYPE, ...signed }, body }
  },
  judge: ({ status, retryAfterSeconds }) =>
    judgeStatus(status, retryAfterSeconds) ?? { kind: 'sent', answer: `${status}` },
}

/** How each kind of channel is called; the open page is not. */
export const SENDERS: Record<Exclude<ChannelKind, 'page'>, Sender> = { wecom, dingtalk, webhook }

function signedByDingtalk(address: string, secret: string, now: Date): string {
  const timestamp = now.getTime()
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  const url = new URL(address)
  return `${address}${url.search ? '&' : '?'}timestamp=${timestamp}&sign=${encodeURIComponent(sign)}`
}

/** Both robots read a subset of Markdown; a text that is too long loses lines from its end, never its link. */
function markdownOf({ title, lines, link }: MessageText, { bytes }: { bytes: number }): string {
  const end = link ? [`[${link}](${link})`] : []
  for (let count = lines.length; count >= 0; count -= 1) {
    const text = [`**${escaped(title)}**`, ...lines.slice(0, count).map((line) => `> ${escaped(line)}`), ...end].join(
      '\n\n',
    )
    if (Buffer.byteLength(text) <= bytes) return text
  }
  return title
}

/** Names that people type shall not become links or mentions. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]()<>#@]/g, (sign) => FULL_WIDTH[sign] ?? sign)
const FULL_WIDTH: Record<string, string> = {
  ...{ '\\': '＼', '`': '｀', '*': '＊', _: '＿', '[': '［', ']': '］' },
  ...{ '(': '（', ')': '）', '<': '＜', '>': '＞', '#': '＃', '@': '＠' },
}

/** Robots answer 200 with an errcode: 0 = taken; those named are worth another try, a wrong key or sign is not. */
function judgeErrcode({ status, body, retryAfterSeconds }: CallAnswer, again: readonly number[]): Verdict {
  const refused = judgeStatus(status, retryAfterSeconds)
  if (refused) return refused
  const { errcode, errmsg } = parsed(body)
  if (errcode === 0) return { kind: 'sent', answer: 'errcode 0' }
  if (errcode === null) return { kind: 'again', answer: `${status}, without an errcode` }
  const answer = `errcode ${errcode}${errmsg ? `: ${errmsg}` : ''}`.slice(0, 300)
  return again.includes(errcode) ? { kind: 'again', answer, waitSeconds: 60 } : { kind: 'never', answer }
}

/** Null where it was taken. A receiver that is gone (410) or refuses what is sent is not asked again. */
function judgeStatus(status: number, retryAfterSeconds: number | null): Verdict | null {
  if (status >= 200 && status < 300) return null
  const wait = retryAfterSeconds === null ? {} : { waitSeconds: Math.min(retryAfterSeconds, 3600) }
  const isPassing = status >= 500 || status === 408 || status === 425 || status === 429
  return { kind: isPassing ? 'again' : 'never', answer: `HTTP ${status}`, ...wait }
}

function parsed(body: string): { errcode: number | null; errmsg: string } {
  try {
    const { errcode, errmsg } = JSON.parse(body) as Record<string, unknown>
    return { errcode: typeof errcode === 'number' ? errcode : null, errmsg: typeof errmsg === 'string' ? errmsg : '' }
  } catch {
    return { errcode: null, errmsg: '' }
  }
}
