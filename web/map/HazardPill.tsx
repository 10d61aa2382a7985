import type { Hazard } from '@wangge/api/contract'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { clockStateAt, secondsLeft } from '../data/clockState.ts'
import { useTick } from '../data/now.ts'
import { countdown } from '../format/duration.ts'
import styles from './HazardPill.module.css'
import { type MapLibreMap, Marker } from './maplibre.ts'
import type { LonLat, Translate } from './types.ts'

interface HazardPillProps {
  map: MapLibreMap
  hazard: Hazard
  /** Where its brackets stand: its own place, or that of the cluster that holds it. */
  at: LonLat
  t: Translate
  language: 'zh' | 'en'
}

/** The running clock of the selected hazard, above its brackets; nothing where no clock runs. */
export function HazardPill({ map, hazard, at: [lon, lat], t, language }: HazardPillProps) {
  const [element] = useState(() => document.createElement('div'))
  const clock = useTick((nowMs) => clockStateAt(hazard, nowMs))
  const left = useTick((nowMs) => {
    const seconds = secondsLeft(hazard, nowMs)
    return seconds === null ? null : countdown(seconds, language)
  })

  useEffect(() => {
    // Above deck.gl's canvas, which lies over the map's own markers.
    element.style.zIndex = '3'
    const marker = new Marker({ element, anchor: 'bottom', offset: [0, -30] }).setLngLat([lon, lat]).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, lon, lat])

  if (left === null) return null
  return createPortal(
    <div className={styles['clockPill']} data-clock={clock}>
      <span>{t(`map.clock.${clock}`)}</span> <strong>{left}</strong>
    </div>,
    element,
  )
}
