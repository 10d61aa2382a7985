import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { SENDERS } from './senders.ts'
import { type MessageParams, messageText } from './text.ts'

const now = new Date('2026-11-22T02:00:00.123Z')
const params: MessageParams = {
  ...{
    serial: '20261122-0007',
    caseKind: 'hazard',
    kindZh: '堵塞疏散通道',
    kindEn: 'Blocked escape route',
    grade: 'major',
  },
  ...{ areaName: '东街道 一社区', clock: 'verify', dueAt: '2026-11-22T03:30:00Z', path: '/hazards/x' },
}
const say = (language: 'zh' | 'en') =>
  messageText('clockBreached', params, { language, zone: 'Asia/Shanghai', pageUrl: 'https://wangge.example' })
const message = { id: 'm1', event: 'clockBreached', params, text: say('zh'), at: '2026-11-22T03:30:00.000Z' } as const

test('a message says what, where and until when in both languages, and links to the case', () => {
  expect(say('zh')).toEqual({
    title: '已超期',
    lines: ['隐患 20261122-0007', '堵塞疏散通道（重大）', '辖区：东街道 一社区', '核查时限：2026-11-22 11:30'],
    link: 'https://wangge.example/hazards/x',
  })
  expect(say('en').lines).toEqual([
    ...[
      'Hazard 20261122-0007',
      'Blocked escape route, major',
      'Area: 东街道 一社区',
      'Verification due: 2026-11-22 11:30',
    ],
  ])
})

test("WeCom's robot gets Markdown within 4,096 bytes, its link kept, at the address that is its key", () => {
  const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'
  const long = {
    ...message,
    text: { ...message.text, lines: Array.from({ length: 200 }, () => '很长的一行很长的一行') },
  }
  for (const one of [message, long]) {
    const call = SENDERS.wecom.call(one, { address, secret: null }, now)
    expect(call.url).toBe(address)
    const { msgtype, markdown } = JSON.parse(call.body)
    expect(msgtype).toBe('markdown')
    expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4096)
    expect(markdown.content).toMatch(/^\*\*已超期\*\*/)
    expect(markdown.content).toMatch(/\(https:\/\/wangge\.example\/hazards\/x\)$/)
  }
})

test("DingTalk's robot gets timestamp and sign as documented", () => {
  const secrets = { address: 'https://oapi.dingtalk.com/robot/send?access_token=t', secret: 'SECabc' }
  const url = new URL(SENDERS.dingtalk.call(message, secrets, now).url)
  const sign = createHmac('sha256', 'SECabc').update('1795312800123\nSECabc').digest('base64')
  expect(url.searchParams.get('access_token')).toBe('t')
  expect(url.searchParams.get('timestamp')).toBe('1795312800123')
  expect(url.searchParams.get('sign')).toBe(sign)
})

test('a webhook is signed by Standard Webhooks', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  const { headers, body } = SENDERS.webhook.call(message, { address: 'https://a.example/hook', secret }, now)
  const signature = createHmac('sha256', Buffer.alloc(32, 7)).update(`m1.1795312800.${body}`).digest('base64')
  expect(headers).toMatchObject({
    ...{ 'webhook-id': 'm1', 'webhook-timestamp': '1795312800', 'webhook-signature': `v1,${signature}` },
  })
  expect(JSON.parse(body)).toMatchObject({
    type: 'clockBreached',
    timestamp: '2026-11-22T03:30:00.000Z',
    data: { serial: '20261122-0007', grade: 'major', link: 'https://wangge.example/hazards/x' },
  })
})

test('the signature of Standard Webhooks is that of its own example', () => {
  // https://github.com/standard-webhooks/standard-webhooks, libraries' test vector.
  const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const signed = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}'
  expect(createHmac('sha256', key).update(signed).digest('base64')).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('what people have named does not become a link or a mention', () => {
  const text = { ...message.text, lines: ['辖区：[点我](http://evil.example) @所有人'] }
  const { body } = SENDERS.dingtalk.call({ ...message, text }, { address: 'https://d.example/x', secret: null }, now)
  expect(JSON.parse(body).markdown.text).not.toMatch(/\]\(http:|@/)
})

const answer = (status: number, body = '', retryAfterSeconds: number | null = null) => ({
  status,
  body,
  retryAfterSeconds,
})

test.each([
  ['wecom', answer(200, '{"errcode":0,"errmsg":"ok"}'), 'sent'],
  ['wecom', answer(200, '{"errcode":45009,"errmsg":"api freq out of limit"}'), 'again'],
  ['wecom', answer(200, '{"errcode":93000,"errmsg":"invalid webhook url"}'), 'never'],
  ['dingtalk', answer(200, '{"errcode":310000,"errmsg":"sign not match"}'), 'never'],
  ['dingtalk', answer(200, '{"errcode":130101,"errmsg":"send too fast"}'), 'again'],
  ['dingtalk', answer(200, '<html>a proxy</html>'), 'again'],
  ['webhook', answer(204), 'sent'],
  ['webhook', answer(302), 'never'],
  ['webhook', answer(410), 'never'],
  ['webhook', answer(503), 'again'],
  ['webhook', answer(429, '', 120), 'again'],
] as const)('%s answering %o is judged %s', (kind, given, verdict) => {
  const judged = SENDERS[kind].judge(given)
  expect(judged.kind).toBe(verdict)
  if (given.retryAfterSeconds) expect(judged).toMatchObject({ waitSeconds: 120 })
})
