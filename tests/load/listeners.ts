import { Agent, type ClientRequest, get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ListenerLoad {
  /** Where they listen; after a break each goes to the next. */
  urls: readonly string[]
  /** One listener for each. */
  cookies: readonly string[]
  /** Of the stream's address. */
  query?: string
}

/** What one listener has heard. */
export interface Heard {
  /** The number of its first hello. */
  from: number
  /** Of each event, in the order of arrival. */
  numbers: number[]
  /** When each came, milliseconds of the epoch. */
  at: number[]
  /** Last number it was told (an event's, or a beat's). */
  last: number
  breaks: number
  resets: number
  /** How far its present connection has come. */
  phase: string
}

/** Listeners as browsers are: each comes back with the last id it has, after the time that the server asked for. */
export class Listeners {
  readonly all: Heard[]
  readonly #load: ListenerLoad
  readonly #agent = new Agent({ keepAlive: false })
  readonly #requests = new Map<number, ClientRequest>()
  #open = 0
  #hasEnded = false

  constructor(load: ListenerLoad) {
    this.#load = load
    this.all = load.cookies.map(() => ({ from: -1, numbers: [], at: [], last: -1, breaks: 0, resets: 0, phase: '' }))
    for (const [index, heard] of this.all.entries()) void this.#stay(heard, index)
  }

  /** How many are connected and greeted. */
  get open(): number {
    return this.#open
  }

  /** Until all are connected. */
  async connected(): Promise<void> {
    while (this.#open < this.all.length) await sleep(50)
  }

  /** Until each has been told everything up to a number; those that have not after so many seconds. */
  async behind(number: number, seconds: number): Promise<Pick<Heard, 'last' | 'phase' | 'breaks'>[]> {
    const behind = () => this.all.filter(({ last }) => last < number)
    for (const deadline = Date.now() + seconds * 1000; behind().length > 0 && Date.now() < deadline; ) await sleep(50)
    return behind().map(({ last, phase, breaks }) => ({ last, phase, breaks }))
  }

  end(): void {
    this.#hasEnded = true
    for (const request of this.#requests.values()) request.destroy()
    this.#agent.destroy()
  }

  async #stay(heard: Heard, index: number): Promise<void> {
    const cookie = this.#load.cookies[index] ?? ''
    for (let attempt = index; !this.#hasEnded; attempt++) {
      const url = this.#load.urls[attempt % this.#load.urls.length] ?? ''
      const retryMilliseconds = await this.#listen(
        heard,
        `${url}/api/v1/events${this.#load.query ?? ''}`,
        cookie,
        index,
      )
      if (this.#hasEnded) return
      heard.breaks++
      await sleep(retryMilliseconds)
    }
  }

  /** Until the stream breaks; how long to wait then. */
  #listen(heard: Heard, url: string, cookie: string, index: number): Promise<number> {
    const headers = {
      cookie,
      accept: 'text/event-stream',
      ...(heard.last >= 0 && { 'last-event-id': `${heard.last}` }),
    }
    let retry = 1000
    let isGreeted = false
    return new Promise((resolve) => {
      let hasBroken = false
      const broken = () => {
        if (hasBroken) return
        hasBroken = true
        heard.phase = 'waits to come back'
        if (isGreeted) this.#open--
        this.#requests.delete(index)
        resolve(retry)
      }
      const request = get(url, { agent: this.#agent, headers }, (response: IncomingMessage) => {
        response.setEncoding('utf8')
        heard.phase = `answered ${response.statusCode}`
        let rest = ''
        response.on('data', (text: string) => {
          const now = Date.now()
          const parts = (rest + text).split('\n\n')
          rest = parts.pop() ?? ''
          for (const part of parts) {
            const frame = frameOf(part)
            heard.phase = `told ${frame.event}`
            if (frame.retry !== undefined) retry = frame.retry
            if (frame.event === 'hello') {
              if (!isGreeted) this.#open++
              isGreeted = true
              if (heard.from < 0) heard.from = frame.number
            } else if (frame.event === 'reset') heard.resets++
            else if (frame.event !== 'beat') {
              heard.numbers.push(frame.number)
              heard.at.push(now)
            }
            if (frame.id !== undefined) heard.last = frame.id
          }
        })
        response.on('close', broken)
        response.on('error', broken)
      })
      request.on('error', broken)
      heard.phase = 'asks'
      this.#requests.set(index, request)
    })
  }
}

/** What is wrong with what each heard, compared with what there was to hear: numbers missed, heard twice, or out of order. */
export function faultsOf(all: readonly Heard[], told: readonly number[]): { missed: number; repeated: number } {
  let missed = 0
  let repeated = 0
  for (const { from, numbers } of all) {
    const heard = new Set(numbers)
    missed += told.filter((number) => number > from && !heard.has(number)).length
    for (let index = 1; index < numbers.length; index++) {
      if ((numbers[index] ?? 0) <= (numbers[index - 1] ?? 0)) repeated++
    }
  }
  return { missed, repeated }
}

function frameOf(text: string): { event: string; number: number; id?: number; retry?: number } {
  const frame = { event: '', number: -1 } as { event: string; number: number; id?: number; retry?: number }
  for (const line of text.split('\n')) {
    if (line.startsWith('id: ')) frame.id = Number(line.slice(4))
    else if (line.startsWith('event: ')) frame.event = line.slice(7)
    else if (line.startsWith('retry: ')) frame.retry = Number(line.slice(7))
    else if (line.startsWith('data: {"number":')) frame.number = Number.parseInt(line.slice(16), 10)
  }
  return frame
}
