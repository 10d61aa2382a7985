import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface IntakeLoad {
  url: string
  cookie: string
  perSecond: number
  seconds: number
  /** Places in the district, [lon, lat]; taken in turn. */
  places: readonly (readonly [number, number])[]
  /** Called for each answer, as it comes. */
  onAnswer?: (sent: Sent) => void
}

/** One report and what became of it. */
export interface Sent {
  idempotencyKey: string
  /** 0 = the connection broke: nobody knows whether it arrived. */
  status: number
  id: string | null
  serial: string | null
  /** From the moment it was due to be sent until the whole answer was there: a server that stalls is not excused. */
  milliseconds: number
}

const KINDS = ['lockedExit', 'blockedEscapeRoute', 'indoorCharging', 'blockedFireLane', 'combustibles', 'other']

/** Connections that are kept, as those of a proxy in front. Whoever makes them closes them. */
export const keptConnections = (): Agent => new Agent({ keepAlive: true, maxSockets: 128 })

/** Sends reports at an even rate, whatever the server does, and waits for every answer. */
export async function sendReports(load: IntakeLoad, agent: Agent): Promise<Sent[]> {
  const started = performance.now()
  const answers: Promise<Sent>[] = []
  for (let index = 0; index < load.perSecond * load.seconds; index++) {
    const dueAt = started + (index * 1000) / load.perSecond
    const wait = dueAt - performance.now()
    if (wait > 1) await sleep(wait)
    answers.push(
      sendReport(load, index, agent, dueAt).then((sent) => {
        load.onAnswer?.(sent)
        return sent
      }),
    )
  }
  return Promise.all(answers)
}

/** Sends one report again under the key it was sent with. */
export function sendAgain(load: IntakeLoad, index: number, idempotencyKey: string): Promise<Sent> {
  return sendReport(load, index, undefined, performance.now(), idempotencyKey)
}

function sendReport(
  { url, cookie, places }: IntakeLoad,
  index: number,
  agent: Agent | undefined,
  dueAt: number,
  idempotencyKey: string = randomUUID(),
): Promise<Sent> {
  const body = JSON.stringify({
    kind: KINDS[index % KINDS.length],
    source: 'hotline12345',
    sourceReference: `G-${index}`,
    description: `三单元楼道堆放杂物，第 ${index} 件`,
    address: `${(index % 997) + 1} 号楼`,
    position: places[index % places.length],
    reporter: { name: '王小明', phone: '13800000000' },
  })
  return new Promise((resolve) => {
    const done = (status: number, answer: { id?: string; serial?: string } = {}) =>
      resolve({
        idempotencyKey,
        status,
        id: answer.id ?? null,
        serial: answer.serial ?? null,
        milliseconds: performance.now() - dueAt,
      })
    const sending = request(
      `${url}/api/v1/hazards`,
      {
        method: 'POST',
        ...(agent ? { agent } : {}),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': idempotencyKey,
          origin: url,
          cookie,
        },
      },
      (response) =>
        read(response).then(
          (text) => done(response.statusCode ?? 0, JSON.parse(text)),
          () => done(0),
        ),
    )
    sending.once('error', () => done(0))
    sending.end(body)
  })
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** The value below which the share of all lies; `sorted` ascending, not empty. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}
