import type { LiveEvent } from '@wangge/api/contract'
import type { LiveKind } from '@wangge/db/vocabulary'
import { useSyncExternalStore } from 'react'
import type { LiveState, Signal } from './frames.ts'

interface Live {
  state: LiveState
  /** When anything was last heard of the server, milliseconds by this machine's clock; null = never. */
  lastAt: number | null
  /** Since when the state is this one. */
  sinceAt: number
}

/**
 * joined = what was read just before may lack an event; resumed = every event comes, but what was asked for in between failed; reset =
 * too much was missed to be told.
 */
export type CatchUp = 'joined' | 'resumed' | 'reset'

const SILENT: Live = { state: 'connecting', lastAt: null, sinceAt: 0 }
let live = SILENT
let hasJoined = false
const watchers = new Set<() => void>()
const handlers = new Set<{ kinds: readonly LiveKind[]; handle(event: LiveEvent): void }>()
const catchers = new Set<(why: CatchUp) => void>()
let wake = (): void => undefined

/** Whether this page hears what happens, and when it last heard anything. Renders anew with each thing heard. */
export const useLive = (): Live => useSyncExternalStore(watch, () => live)

/** The state alone: renders anew only when it changes. */
export const useLiveState = (): LiveState => useSyncExternalStore(watch, liveState)

export const liveState = (): LiveState => live.state

/** Calls `handle` for each event of these kinds until the answer is called. */
export function onLive(kinds: readonly LiveKind[], handle: (event: LiveEvent) => void): () => void {
  const handler = { kinds, handle }
  handlers.add(handler)
  return () => handlers.delete(handler)
}

/** Calls `act` when the stream is there and what was read so far may lack something. */
export function onCatchUp(act: (why: CatchUp) => void): () => void {
  catchers.add(act)
  return () => catchers.delete(act)
}

/** Hands on what the stream tells. */
export function receive(signal: Signal): void {
  switch (signal.type) {
    case 'state': {
      const isBack = signal.state === 'live' && live.state !== 'live'
      const sinceAt = signal.state === live.state ? live.sinceAt : Date.now()
      live = { state: signal.state, lastAt: signal.lastAt, sinceAt }
      for (const watcher of watchers) watcher()
      if (isBack) catchUp(hasJoined ? 'resumed' : 'joined')
      hasJoined ||= isBack
      return
    }
    case 'event':
      for (const { kinds, handle } of handlers) if (kinds.includes(signal.event.kind)) handle(signal.event)
      return
    case 'reset':
      catchUp('reset')
  }
}

/** Tries at once to hear again. */
export const wakeLive = (): void => wake()

export function join(wakeStream: () => void): void {
  wake = wakeStream
}

/** Nobody listens any more: the next stream begins anew. */
export function leave(): void {
  wake = () => undefined
  hasJoined = false
  live = SILENT
  for (const watcher of watchers) watcher()
}

function catchUp(why: CatchUp): void {
  for (const act of catchers) act(why)
}

function watch(onChange: () => void): () => void {
  watchers.add(onChange)
  return () => watchers.delete(onChange)
}
