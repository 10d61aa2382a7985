import type { Context } from '@wangge/db'
import type { Audience } from '@wangge/db/queries/live-events'
import { audienceKey } from './audience.ts'
import { encodeFrames, helloFrame, resetFrame } from './frames.ts'
import type { MissedPages } from './missed.ts'
import type { Listener, Pump } from './pump.ts'

/** A reader that leaves so much unread is dropped: it comes back with the last number it has, and reads the rest from the database. */
const UNREAD_BYTES = 128 * 1024
/** How long a browser waits after a break: between these, each another time. */
const RETRY_MILLISECONDS = { least: 500, most: 3000 }

export interface StreamOptions {
  who: Context
  audience: Audience
  /** The last number the listener has; null = it begins now. */
  lastNumber: number | null
  /** Ends the connection of a reader that does not read; absent where there is none (tests). */
  cut?: (() => void) | undefined
}

interface Deps {
  pump: Pump
  missed: MissedPages
  clock: () => Date
  random: () => number
  onEnd(stream: LiveStream, reason: EndReason, error: unknown): void
}

export type EndReason = 'left' | 'closed' | 'slow' | 'failed'

/** One listener's stream: what it missed, page by page as it reads, then what happens as it happens. */
export class LiveStream implements Listener {
  readonly who: Context
  readonly audience: Audience
  readonly key: string
  readonly body: ReadableStream<Uint8Array>
  readonly #deps: Deps
  readonly #cut: (() => void) | undefined
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null
  #cursor = 0
  #isJoined = false
  #hasEnded = false
  #hasRoom: (() => void) | null = null

  constructor({ who, audience, lastNumber, cut }: StreamOptions, deps: Deps) {
    this.who = who
    this.audience = audience
    this.key = audienceKey(audience)
    this.#deps = deps
    this.#cut = cut
    this.body = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: () => this.#hasRoom?.(),
        cancel: () => this.#end('left'),
      },
      { highWaterMark: UNREAD_BYTES, size: ({ byteLength }) => byteLength },
    )
    void this.#run(lastNumber)
  }

  get cursor(): number {
    return this.#cursor
  }

  tell(chunk: Uint8Array | null, upTo: number): void {
    this.#cursor = upTo
    if (chunk) this.send(chunk)
  }

  /** Drops a reader that has left too much unread. */
  send(chunk: Uint8Array): void {
    if (this.#hasEnded || !this.#controller) return
    if ((this.#controller.desiredSize ?? 0) > 0) this.#controller.enqueue(chunk)
    else this.#drop()
  }

  /** Ends the stream as a whole one: what was sent arrives. */
  close(): void {
    this.#close('closed')
  }

  async #run(lastNumber: number | null): Promise<void> {
    const { pump } = this.#deps
    try {
      await this.#greet(lastNumber)
      while (!this.#hasEnded && !this.#isJoined) {
        if (pump.join(this)) this.#isJoined = true
        else await this.#catchUp()
      }
    } catch (error) {
      // The database is away: the listener comes back.
      this.#close('failed', error)
    } finally {
      if (!this.#isJoined) pump.leave(this)
    }
  }

  async #greet(lastNumber: number | null): Promise<void> {
    const { pump, clock, random } = this.#deps
    const { last, oldest } = await pump.enter()
    const now = clock()
    const isKept = lastNumber !== null && lastNumber >= oldest - 1 && lastNumber <= last
    this.#cursor = isKept ? lastNumber : last
    const retry = RETRY_MILLISECONDS.least + random() * (RETRY_MILLISECONDS.most - RETRY_MILLISECONDS.least)
    const hello = helloFrame(this.#cursor, now, lastNumber !== null, Math.round(retry))
    const reset = lastNumber === null || isKept ? '' : resetFrame(last, now)
    this.send(encodeFrames(hello + reset))
  }

  async #catchUp(): Promise<void> {
    const { missed, pump } = this.#deps
    const { chunk, upTo } = await missed(this.who, this.audience, this.#cursor, pump.last)
    if (this.#hasEnded) return
    this.tell(chunk, upTo)
    await this.#room()
  }

  /** Settles when the reader has taken some of what it was sent. */
  async #room(): Promise<void> {
    while (!this.#hasEnded && (this.#controller?.desiredSize ?? 0) <= 0) {
      await new Promise<void>((resolve) => {
        this.#hasRoom = resolve
      })
    }
  }

  #close(reason: EndReason, error?: unknown): void {
    if (this.#hasEnded) return
    this.#end(reason, error)
    this.#controller?.close()
  }

  #drop(): void {
    this.#end('slow')
    if (this.#cut) this.#cut()
    else this.#controller?.error(new Error('The stream was not read'))
  }

  #end(reason: EndReason, error?: unknown): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#hasRoom?.()
    if (this.#isJoined) this.#deps.pump.leave(this)
    this.#deps.onEnd(this, reason, error)
  }
}
