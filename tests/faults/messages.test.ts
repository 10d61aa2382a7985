import { expect, test } from '@playwright/test'
import type { District, MessageDelivery, SavedChannel } from '@wangge/api/contract'
import { withDirectory } from '../product/directory.ts'
import { type Receiver, signedForDingtalk, signedForWebhook, startReceiver } from '../product/receivers.ts'
import { read, signInAs } from '../product/sign-in.ts'
import { type Product, startProduct } from '../product/start.ts'

const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`

test('robots and webhooks get what they check, a receiver that hangs holds nobody up, and kill -9 loses nothing', async () => {
  test.setTimeout(400_000)
  await withDirectory(async (dataDir) => {
    const [wecom, dingtalk, webhook, hanging] = await Promise.all([
      startReceiver(({ query, body }) => query.get('key') === 'k' && JSON.parse(body).msgtype === 'markdown'),
      startReceiver(signedForDingtalk('SECtest')),
      startReceiver(signedForWebhook(WEBHOOK_SECRET)),
      startReceiver(() => true, { hangs: true }),
    ])
    const settings = { MESSAGE_NETWORKS: '127.0.0.1' }
    let product = await startProduct({ dataDir, demo: true, settings })
    try {
      await tell(product, { kind: 'wecom', receiver: wecom })
      await tell(product, { kind: 'dingtalk', receiver: dingtalk, secret: 'SECtest' })
      await tell(product, { kind: 'webhook', receiver: webhook, secret: WEBHOOK_SECRET })
      await tell(product, { kind: 'webhook', receiver: hanging })
      const serials = [await report(product), await report(product)]
      for (const receiver of [wecom, dingtalk, webhook]) {
        await expect.poll(() => receiver.taken.length, { timeout: 20_000 }).toBe(2)
        for (const serial of serials) expect(receiver.taken.some(({ body }) => body.includes(serial))).toBe(true)
        expect(receiver.refused).toBe(0)
      }
      await expect.poll(() => hanging.taken.length, { timeout: 20_000 }).toBeGreaterThan(0)

      serials.push(await report(product))
      await product.kill()
      product = await startProduct({ dataDir, settings })
      for (const receiver of [wecom, dingtalk, webhook]) {
        const isTold = () => receiver.taken.some(({ body }) => body.includes(serials[2] ?? ''))
        await expect.poll(isTold, { timeout: 90_000 }).toBe(true)
      }
      const ids = webhook.taken.map(({ headers }) => headers['webhook-id'])
      expect(new Set(ids).size, 'three messages, however often they came').toBe(3)
      await expect(async () => {
        const cookie = await signInAs(product.url)
        const path = '/api/v1/message-deliveries?state=sent&limit=100'
        const { items } = await read<{ items: MessageDelivery[] }>(product.url, path, cookie)
        expect(items).toHaveLength(9)
      }).toPass({ timeout: 20_000 })
    } finally {
      await product.stop()
      await Promise.all([wecom, dingtalk, webhook, hanging].map((one) => one.close()))
    }
  })
})

async function tell(
  product: Product,
  { kind, receiver, secret }: { kind: 'wecom' | 'dingtalk' | 'webhook'; receiver: Receiver; secret?: string },
): Promise<void> {
  const to = { kind, name: kind, language: 'zh', address: receiver.url, ...(secret ? { secret } : {}) }
  const { channel } = await send<SavedChannel>(product, '/api/v1/message-channels', to)
  const what = { name: '新隐患', event: 'newHazard', minGrade: 'general', areaCode: null, kinds: null, role: null }
  const when = { quiet: null, wakesForMajor: true, active: true }
  await send(product, '/api/v1/message-rules', { ...what, ...when, channelId: channel.id })
}

/** Reports a hazard in the middle of the district; its serial. */
async function report(product: Product): Promise<string> {
  const { bounds } = await read<District>(product.url, '/api/v1/district', await signInAs(product.url))
  const [west = 0, south = 0, east = 0, north = 0] = bounds ?? []
  const hazard = { kind: 'other', source: 'hotline12345', description: '楼道堆物' }
  const position = [(west + east) / 2, (south + north) / 2]
  return (await send<{ serial: string }>(product, '/api/v1/hazards', { ...hazard, position })).serial
}

async function send<Answer>(product: Product, path: string, body: object): Promise<Answer> {
  const cookie = await signInAs(product.url)
  const headers = { 'content-type': 'application/json', cookie, origin: product.url }
  const response = await fetch(`${product.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${response.status} for ${path}: ${await response.text()}`)
  return (await response.json()) as Answer
}
