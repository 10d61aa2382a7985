import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  headers: IncomingMessage['headers']
  query: URLSearchParams
  body: string
}

export interface Receiver {
  url: string
  /** Everything that was taken, in order: what was not signed as it must be is refused and left out. */
  taken: Received[]
  refused: number
  close(): Promise<void>
}

/** A receiver at this machine that takes what `isSigned` accepts and answers as a robot does; one that `hangs` never answers. */
export async function startReceiver(
  isSigned: (received: Received) => boolean,
  { hangs = false }: { hangs?: boolean } = {},
): Promise<Receiver> {
  const receiver: Receiver = { url: '', taken: [], refused: 0, close: async () => {} }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const query = new URL(request.url ?? '/', 'http://receiver').searchParams
      const received = { headers: request.headers, query, body: Buffer.concat(parts).toString() }
      const isTaken = isSigned(received)
      if (isTaken) receiver.taken.push(received)
      else receiver.refused += 1
      if (hangs) return
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify(isTaken ? { errcode: 0, errmsg: 'ok' } : { errcode: 310000, errmsg: 'sign not match' }),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot/send?key=k`
  receiver.close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return receiver
}

/** As DingTalk checks it: the sign, and a timestamp within the hour. */
export const signedForDingtalk =
  (secret: string) =>
  ({ query }: Received): boolean => {
    const timestamp = query.get('timestamp') ?? ''
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
    return query.get('sign') === sign && Math.abs(Date.now() - Number(timestamp)) < 3_600_000
  }

/** As Standard Webhooks checks it: the signature, and a timestamp within five minutes. */
export const signedForWebhook =
  (secret: string) =>
  ({ headers, body }: Received): boolean => {
    const [id, timestamp] = [headers['webhook-id'], headers['webhook-timestamp']]
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    return headers['webhook-signature'] === `v1,${signature}` && Math.abs(Date.now() / 1000 - Number(timestamp)) < 300
  }
