import type { Signal } from './frames.ts'
import { openStream, type Stream } from './stream.ts'

/** What a page asks of the worker that listens for all of them. */
export type Ask = { type: 'want'; address: string; person: string } | { type: 'say' | 'wake' | 'bye' }

/** What is used of a page's port. */
export interface Port {
  postMessage(signal: Signal): void
}

interface Shared {
  stream: Stream
  ports: Set<Port>
}

/** One stream for all pages of one person, however many are open; the last to leave closes it. */
export function shareStreams(open: typeof openStream = openStream): (port: Port, ask: Ask) => void {
  const streams = new Map<string, Shared>()
  const wanted = new Map<Port, string>()
  return (port, ask) => {
    const key = wanted.get(port)
    const shared = key === undefined ? undefined : streams.get(key)
    if (ask.type === 'say' || ask.type === 'wake') return shared?.stream[ask.type]()
    if (key !== undefined && shared) drop(port, key, shared)
    if (ask.type === 'want') join(port, ask.address, ask.person)
  }

  function join(port: Port, address: string, person: string): void {
    const key = `${person} ${address}`
    wanted.set(port, key)
    const known = streams.get(key)
    if (known) {
      known.ports.add(port)
      known.stream.say()
      return
    }
    const ports = new Set([port])
    const tell = (signal: Signal): void => {
      for (const one of ports) one.postMessage(signal)
    }
    streams.set(key, { ports, stream: open({ address, tell }) })
  }

  function drop(port: Port, key: string, { ports, stream }: Shared): void {
    wanted.delete(port)
    ports.delete(port)
    if (ports.size > 0) return
    stream.close()
    streams.delete(key)
  }
}
