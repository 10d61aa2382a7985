import { createContext, useContext, useSyncExternalStore } from 'react'

/** The one clock of the page: every running figure ticks with it, and tests may stop it. */
export interface Clock {
  now(): number
  subscribe(onTick: () => void): () => void
}

/** Ticks once a second while someone listens. */
export function secondClock(now: () => number = Date.now): Clock {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let current = now()
  const tick = (): void => {
    current = now()
    for (const listener of listeners) listener()
  }
  return {
    now: () => current,
    subscribe(listener) {
      listeners.add(listener)
      if (timer === undefined) {
        current = now()
        timer = setInterval(tick, 1000)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
  }
}

export const ClockContext = createContext<Clock>(secondClock())

/** Milliseconds since the epoch, fresh each `stepSeconds`; a component re-renders only when its own step passes. */
export function useNow(stepSeconds = 1): number {
  const clock = useContext(ClockContext)
  const step = stepSeconds * 1000
  return useSyncExternalStore(clock.subscribe, () => Math.floor(clock.now() / step) * step)
}

/** A value derived from the running clock; the component re-renders only when the value itself changes. */
export function useTick<T extends string | number | boolean | null>(derive: (nowMs: number) => T): T {
  const clock = useContext(ClockContext)
  return useSyncExternalStore(clock.subscribe, () => derive(clock.now()))
}
