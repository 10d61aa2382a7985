import type { Residence } from '@wangge/api/contract'
import type { LineString } from 'geojson'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { metresText, minutesText } from './format.ts'
import { type MapLibreMap, Marker } from './maplibre.ts'
import { metresBetween } from './projection.ts'
import styles from './RoutePill.module.css'
import { middleOf } from './shapes.ts'
import type { Translate } from './types.ts'

/** Minutes and metres on the route, and what a straight line would have promised. */
export function RoutePill({ map, residence, t }: { map: MapLibreMap; residence: Residence; t: Translate }) {
  const [element] = useState(() => document.createElement('div'))
  const { route, coverage } = residence
  const line = route?.geometry as unknown as LineString | undefined

  useEffect(() => {
    const middle = line && middleOf(line)
    if (!middle) return
    // Above deck.gl's canvas, which lies over the map's own markers.
    element.style.zIndex = '3'
    const marker = new Marker({ element, anchor: 'bottom', offset: [0, -8] }).setLngLat(middle).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, line])

  if (!route) return null
  const goal = coverage?.servicePoint?.position
  return createPortal(
    <div className={styles['pill']}>
      <strong>{t('map.route', { minutes: minutesText(route.seconds), metres: metresText(route.metres) })}</strong>
      {goal && <span>{t('map.route.straight', { metres: metresText(metresBetween(residence.position, goal)) })}</span>}
    </div>,
    element,
  )
}
