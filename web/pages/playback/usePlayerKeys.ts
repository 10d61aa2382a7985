import { useEffect, useRef } from 'react'
import { isTyping } from '../../app/isTyping.ts'
import { storedKeysOn } from '../../app/preferences.ts'
import { SPEEDS } from './playbackPlace.ts'
import type { Player } from './usePlayer.ts'

const SPEED_LIST: readonly number[] = SPEEDS

interface Keys {
  player: Player
  /** The hundredth part of the window, milliseconds. */
  stepMs: number
  speed: number
  onSpeed(speed: number): void
  onLoop(): void
}

/** Space, arrows and L, where no field, button or the map itself takes them. */
export function usePlayerKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isTaken(event) || !storedKeysOn()) return
      const { player, stepMs, speed, onSpeed, onLoop } = latest.current
      const place = SPEED_LIST.indexOf(speed)
      if (event.key === ' ') player.toggle()
      else if (event.key === 'ArrowLeft') player.seek(player.at - stepMs)
      else if (event.key === 'ArrowRight') player.seek(player.at + stepMs)
      else if (event.key === 'ArrowUp') onSpeed(SPEEDS[Math.min(place + 1, SPEEDS.length - 1)] ?? speed)
      else if (event.key === 'ArrowDown') onSpeed(SPEEDS[Math.max(place - 1, 0)] ?? speed)
      else if (event.key === 'l') onLoop()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** A button takes the space; a list, a slider and the map take the arrows. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (key === ' ') return target.closest('button, a, select, [role="combobox"], summary') !== null
  if (key.startsWith('Arrow')) return target.closest('input, select, [role="combobox"], .maplibregl-map') !== null
  return false
}
