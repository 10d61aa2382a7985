import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface PositionLoad {
  url: string
  /** Phones: each reports for its team as its member. */
  phones: readonly { teamId: string; cookie: string }[]
  everySeconds: number
  seconds: number
  /** Where the first stands; the others beside it. */
  origin: readonly [number, number]
}

export interface PositionsSent {
  sent: number
  /** Answered 200 with the position kept. */
  kept: number
  /** From the moment each was due until the whole answer was there, ascending. */
  milliseconds: number[]
  /** What other answers there were, and how often. */
  others: Record<string, number>
}

/** Every phone reports its place every so many seconds, evenly spread, whatever the server does. */
export async function sendPositions(load: PositionLoad): Promise<PositionsSent> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  const perSecond = load.phones.length / load.everySeconds
  const total = Math.round(perSecond * load.seconds)
  const started = performance.now()
  const answers: Promise<{ answer: string; milliseconds: number }>[] = []
  for (let index = 0; index < total; index++) {
    const dueAt = started + (index * 1000) / perSecond
    const wait = dueAt - performance.now()
    if (wait > 1) await sleep(wait)
    answers.push(sendOne(load, index, agent).then((answer) => ({ answer, milliseconds: performance.now() - dueAt })))
  }
  const all = await Promise.all(answers)
  agent.destroy()
  const others: Record<string, number> = {}
  for (const { answer } of all) if (answer !== KEPT) others[answer] = (others[answer] ?? 0) + 1
  return {
    sent: total,
    kept: all.filter(({ answer }) => answer === KEPT).length,
    milliseconds: all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b),
    others,
  }
}

const KEPT = '200 {"kept":1,"refused":[]}'

function sendOne({ url, phones, origin: [lon, lat] }: PositionLoad, index: number, agent: Agent): Promise<string> {
  const { teamId, cookie } = phones[index % phones.length] ?? { teamId: '', cookie: '' }
  const position = [lon + (index % 997) * 1e-4, lat + Math.floor(index / phones.length) * 1e-4]
  const body = JSON.stringify({ positions: [{ teamId, position, accuracyMetres: 8 }] })
  return new Promise((resolve) => {
    const sending = request(
      `${url}/api/v1/team-positions`,
      {
        ...{ method: 'POST', agent },
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), origin: url, cookie },
      },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        resolve(`${response.statusCode} ${Buffer.concat(chunks)}`)
      },
    )
    sending.once('error', (error) => resolve(error.message))
    sending.end(body)
  })
}
