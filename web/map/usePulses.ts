import type { Hazard } from '@wangge/api/contract'
import { useEffect, useRef } from 'react'
import { type MapLibreMap, Marker } from './maplibre.ts'
import styles from './usePulses.module.css'

/** tokens.json motion: once, 1.2 s; without motion a still ring for 6 s. */
const PULSE_MS = 1200
const STILL_MS = 6000

/** A hazard that was not there before pulses once, then rests. */
export function usePulses(map: MapLibreMap | null, hazards: readonly Hazard[], isOn: boolean): void {
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    const seen = known.current
    known.current = new Set([...(seen ?? []), ...hazards.map(({ id }) => id)])
    // The first list is where we start, not news.
    if (!map || !isOn || seen === null || seen.size === 0) return
    for (const hazard of hazards) if (!seen.has(hazard.id)) pulse(map, hazard)
  }, [map, hazards, isOn])
}

function pulse(map: MapLibreMap, { position, clock }: Hazard): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const element = document.createElement('div')
  element.className = styles['pulse'] ?? ''
  element.style.setProperty('--pulse', `var(--clock-${clock === 'notStarted' ? 'paused' : clock})`)
  const marker = new Marker({ element }).setLngLat(position).addTo(map)
  setTimeout(() => marker.remove(), isStill ? STILL_MS : PULSE_MS)
}
