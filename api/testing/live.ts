/** One frame of a stream, as a browser would take it apart. */
export interface Frame {
  id: number | null
  event: string
  data: { number: number } & Record<string, unknown>
}

/** Reads a stream of server-sent events as it comes. */
export class Ear {
  readonly frames: Frame[] = []
  /** Settles when the stream ends; true where it ended whole. */
  readonly ended: Promise<boolean>
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #rest = ''
  #heard: () => void = () => {}

  constructor(body: ReadableStream<Uint8Array> | null) {
    if (!body) throw new Error('There is no stream')
    this.#reader = body.getReader()
    this.ended = this.#listen().then(
      () => true,
      () => false,
    )
  }

  /** Events without hello, beat and reset. */
  get events(): Frame[] {
    return this.frames.filter(({ event }) => !['hello', 'beat', 'reset'].includes(event))
  }

  /** Settles once what was heard passes. */
  async until(passes: (frames: readonly Frame[]) => boolean): Promise<void> {
    while (!passes(this.frames)) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve
      })
    }
  }

  /** Goes away, as a closed page does. */
  leave(): Promise<void> {
    return this.#reader.cancel()
  }

  async #listen(): Promise<void> {
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await this.#reader.read()
      if (done) return
      this.#rest += decoder.decode(value, { stream: true })
      const parts = this.#rest.split('\n\n')
      this.#rest = parts.pop() ?? ''
      this.frames.push(...parts.map(frameOf))
      this.#heard()
    }
  }
}

function frameOf(text: string): Frame {
  const fields = new Map(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const id = fields.get('id')
  return {
    id: id === undefined ? null : Number(id),
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? ''),
  }
}
