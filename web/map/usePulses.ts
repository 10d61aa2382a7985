import type { Hazard } from '@wangge/api/contract'
import { useEffect, useRef } from 'react'
import { type MapLibreMap, Marker } from './maplibre.ts'
import styles from './usePulses.module.css'

/** tokens.json motion: once, 1.2 s; without motion a still ring for 6 s. */
const PULSE_MS = 1200
const STILL_MS = 6000

/** Ids remembered beside those on the map: a page that is open for weeks forgets what has long been closed. */
const REMEMBERED = 5000

type Pulsing = Pick<Hazard, 'id' | 'position' | 'clock'>

/** A hazard that was not there before pulses once, then rests. `scale`: of the symbols it surrounds. */
export function usePulses(map: MapLibreMap | null, hazards: readonly Pulsing[], isOn: boolean, scale = 1): void {
  const known = useRef<Set<string> | null>(null)
  const size = useRef(scale)
  size.current = scale
  useEffect(() => {
    const seen = known.current
    const ids = hazards.map(({ id }) => id)
    known.current = new Set([...[...(seen ?? [])].slice(-REMEMBERED), ...ids])
    // The first list is where we start, not news.
    if (!map || !isOn || seen === null || seen.size === 0) return
    for (const hazard of hazards) if (!seen.has(hazard.id)) pulse(map, hazard, size.current)
  }, [map, hazards, isOn])
}

function pulse(map: MapLibreMap, { position, clock }: Pulsing, scale: number): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const element = document.createElement('div')
  element.className = styles['pulse'] ?? ''
  element.style.setProperty('--pulse-size', `${28 * scale}px`)
  element.style.setProperty('--pulse', `var(--clock-${clock === 'notStarted' ? 'paused' : clock})`)
  const marker = new Marker({ element }).setLngLat(position).addTo(map)
  setTimeout(() => marker.remove(), isStill ? STILL_MS : PULSE_MS)
}
