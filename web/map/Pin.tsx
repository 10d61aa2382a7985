import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { type MapLibreMap, Marker } from './maplibre.ts'
import styles from './Pin.module.css'
import type { Translate } from './types.ts'

interface PinProps {
  map: MapLibreMap
  position: readonly [number, number]
  t: Translate
}

/** Where a form's place stands, until it is saved. */
export function Pin({ map, position, t }: PinProps) {
  const [element] = useState(() => document.createElement('div'))
  const [lon, lat] = position
  useEffect(() => {
    element.style.zIndex = '3'
    const marker = new Marker({ element, anchor: 'bottom' }).setLngLat([lon, lat]).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, lon, lat])
  return createPortal(
    <svg className={styles['pin']} width="30" height="38" viewBox="0 0 30 38" role="img" aria-label={t('map.pin')}>
      <path d="M15 36.5S28 23.6 28 14.6a13 13 0 1 0-26 0C2 23.6 15 36.5 15 36.5Z" />
      <circle cx="15" cy="14.6" r="4.6" />
    </svg>,
    element,
  )
}
