import { useCallback, useEffect, useRef, useState } from 'react'
import { useMedia } from '../../app/useMedia.ts'

interface PlayerInput {
  from: number
  to: number
  start: number
  speed: number
  isLooped: boolean
  /** Up to where it is known what happened; it waits there. */
  until: number
}

export interface Player {
  /** Milliseconds since 1970; changes some times a second. */
  at: number
  isPlaying: boolean
  toggle(): void
  /** To a moment; stays playing if it is. */
  seek(at: number): void
  /** Called with every frame. */
  listen(onFrame: (at: number) => void): () => void
}

/** Words and figures follow so often; the map follows every frame. */
const SHOWN_MS = 125
/** Without motion it goes on in steps. */
const STEP_MS = 1000

/** The clock of the playback. */
export function usePlayer({ from, to, start, speed, isLooped, until }: PlayerInput): Player {
  const isCalm = useMedia('(prefers-reduced-motion: reduce)')
  const [at, setAt] = useState(start)
  const [isPlaying, setPlaying] = useState(false)
  const now = useRef(start)
  const listeners = useRef(new Set<(at: number) => void>())
  const latest = useRef({ from, to, speed, isLooped, until })
  latest.current = { from, to, speed, isLooped, until }

  const move = useCallback((next: number, isShown: boolean) => {
    now.current = next
    for (const listener of listeners.current) listener(next)
    if (isShown) setAt(next)
  }, [])
  // Another window begins where its address says.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the window is what matters; where it stands comes back to the address
  useEffect(() => {
    move(Math.min(Math.max(start, from), to), true)
  }, [from, to, move])

  useEffect(() => {
    if (!isPlaying) return
    let last = performance.now()
    let shown = 0
    let frame = 0
    const advance = (time: number): void => {
      const { from: begin, to: end, speed: times, isLooped: again, until: known } = latest.current
      let next = now.current + (time - last) * times
      last = time
      if (next >= end && again) next = begin
      const isOver = next >= end
      next = Math.min(next, end, Math.max(known, now.current))
      const isDue = isCalm || time - shown >= SHOWN_MS || isOver
      if (isDue) shown = time
      move(next, isDue)
      if (isOver) setPlaying(false)
    }
    if (isCalm) {
      const timer = setInterval(() => advance(performance.now()), STEP_MS)
      return () => clearInterval(timer)
    }
    const turn = (time: number): void => {
      advance(time)
      frame = requestAnimationFrame(turn)
    }
    frame = requestAnimationFrame(turn)
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, isCalm, move])

  const seek = useCallback(
    (next: number) => {
      const { from: begin, to: end } = latest.current
      move(Math.min(Math.max(next, begin), end), true)
    },
    [move],
  )
  const toggle = useCallback(() => {
    setPlaying((was) => {
      const { from: begin, to: end } = latest.current
      if (!was && now.current >= end) move(begin, true)
      return !was
    })
  }, [move])
  const listen = useCallback((onFrame: (at: number) => void) => {
    listeners.current.add(onFrame)
    onFrame(now.current)
    return () => void listeners.current.delete(onFrame)
  }, [])
  return { at, isPlaying, toggle, seek, listen }
}
