import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { forgetLiveEvents } from '@wangge/db/queries/live-events'
import { LIVE_BEAT_SECONDS } from '../contract/index.ts'
import { ServiceError } from '../errors.ts'
import type { Log } from '../house.ts'
import { beatFrame, encodeFrames } from './frames.ts'
import { createMissed } from './missed.ts'
import { createNumbering } from './numbering.ts'
import { Pump } from './pump.ts'
import { type EndReason, LiveStream, type StreamOptions } from './stream.ts'

/** Streams of one person and process: a browser with many tabs, on several machines. */
const STREAMS_PER_PERSON = 20
/** What another process has committed, and what a broken connection kept from being heard, is found so soon. */
const ROUND_MILLISECONDS = 500
const FORGET_MILLISECONDS = 60_000
/** Events are kept so long for those who come back. */
const KEPT_SECONDS = 2 * 3600
const FORGET_AT_ONCE = 20_000
/** Without an answer of the database for so long, nobody is told that he has heard everything. */
const BLIND_MILLISECONDS = 5000

export interface Live {
  /** From now on events are numbered, told and, in time, forgotten. */
  start(): Promise<void>
  /** Something may have been committed here: it is told within a moment. */
  poke(): void
  /** Numbers what is committed by now, and tells it. */
  turn(): Promise<void>
  /** Deletes events that nobody comes back for. */
  forget(keptSeconds?: number): Promise<void>
  /** Opens a stream. Throws `tooManyRequests`. */
  open(options: OpenOptions): LiveStream
  /** How many listen. */
  readonly size: number
  /** Ends every stream; no other is opened. */
  stop(): Promise<void>
}

interface OpenOptions extends StreamOptions {
  /** Asked at every beat: false once the person may no longer hear what he hears; the stream ends. */
  mayHear(): Promise<boolean>
  /** Told at its end. */
  onEnd?(): void
}

interface LiveOptions {
  database: Database
  clock: () => Date
  log: Log
  random?: () => number
  every?: (milliseconds: number, work: () => void) => () => void
}

/** Live events of one process. */
export function createLive({ database, clock, log, random = Math.random, every = everyInterval }: LiveOptions): Live {
  const pump = new Pump(database)
  const missed = createMissed(database)
  const numbering = createNumbering(database, (error) => fault('live events wait for their numbers', error))
  const open = new Map<LiveStream, Pick<OpenOptions, 'mayHear' | 'onEnd'> & { slot: number }>()
  const ofPerson = new Map<string, number>()
  const stops: (() => unknown)[] = []
  let isStopped = false
  let seenAt = clock().getTime()
  let beats = 0
  let opened = 0

  /** Said once, until it is well again: rounds are short. */
  const faults = new Set<string>()
  function fault(message: string, error: unknown): void {
    if (isStopped || faults.has(message)) return
    faults.add(message)
    log.error({ task: 'live', err: error }, message)
  }
  const read = async (): Promise<void> => {
    try {
      await pump.read()
      seenAt = clock().getTime()
      faults.clear()
    } catch (error) {
      fault('live events wait to be read', error)
    }
  }
  const turn = async (): Promise<void> => {
    await numbering.now()
    await read()
  }
  const onEnd = (stream: LiveStream, reason: EndReason, error: unknown): void => {
    open.get(stream)?.onEnd?.()
    open.delete(stream)
    const { personId } = stream.who
    const left = (ofPerson.get(personId) ?? 1) - 1
    if (left === 0) ofPerson.delete(personId)
    else ofPerson.set(personId, left)
    if (reason === 'slow') log.warn({ personId }, 'a stream that was not read is dropped')
    if (reason === 'failed') fault('a stream cannot catch up', error)
  }
  /** A tenth of the streams at a time: each is told every ten seconds that all is well, where it is, and asked whether it still may hear. */
  const beat = (): void => {
    beats++
    const now = clock()
    const isBlind = now.getTime() - seenAt > BLIND_MILLISECONDS
    const chunk = encodeFrames(beatFrame(pump.last, now))
    for (const [stream, { mayHear, slot }] of open) {
      if (slot !== beats % LIVE_BEAT_SECONDS) continue
      if (!isBlind && pump.listeners.has(stream) && stream.cursor === pump.last) stream.send(chunk)
      mayHear().then(
        (may) => may || stream.close(),
        // The database is away: nothing of it is told either.
        (error) => log.debug({ err: error }, 'a session could not be checked'),
      )
    }
  }

  const live: Live = {
    start: async () => {
      let busy = false
      const round = async () => {
        if (busy) return
        busy = true
        await turn()
        busy = false
      }
      stops.push(
        every(ROUND_MILLISECONDS, () => void round()),
        every(1000, beat),
        every(FORGET_MILLISECONDS, () => void live.forget().catch((error) => fault('old live events stay', error))),
        await database.listen('wangge_live', () => void read()),
      )
    },
    poke: () => {
      if (!isStopped) numbering.poke()
    },
    turn,
    forget: async (keptSeconds = KEPT_SECONDS) => {
      const forget = (tx: { run(query: ReturnType<typeof forgetLiveEvents>): Promise<number> }) =>
        tx.run(forgetLiveEvents(keptSeconds, FORGET_AT_ONCE))
      while ((await database.transaction(WHOLE_SYSTEM, forget)) === FORGET_AT_ONCE);
    },
    open: ({ mayHear, onEnd: tellEnd, ...options }) => {
      if (isStopped) throw new ServiceError('starting', 'The server is stopping', { step: 'stopping' })
      const { personId } = options.who
      const streams = ofPerson.get(personId) ?? 0
      if (streams >= STREAMS_PER_PERSON) {
        const params = { retryAfterSeconds: LIVE_BEAT_SECONDS }
        throw new ServiceError('tooManyRequests', `${personId} has ${streams} streams open`, params)
      }
      ofPerson.set(personId, streams + 1)
      const stream = new LiveStream(options, { pump, missed, clock, random, onEnd })
      open.set(stream, { mayHear, slot: opened++ % LIVE_BEAT_SECONDS, ...(tellEnd && { onEnd: tellEnd }) })
      return stream
    },
    get size() {
      return open.size
    },
    stop: async () => {
      isStopped = true
      numbering.stop()
      for (const stream of [...open.keys()]) stream.close()
      await Promise.all(stops.splice(0).map((stop) => stop()))
    },
  }
  return live
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref()
  return () => clearInterval(timer)
}
