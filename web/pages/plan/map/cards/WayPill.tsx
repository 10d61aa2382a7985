import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { minutes } from '../../../../format/duration.ts'
import { count } from '../../../../format/number.ts'
import { type MapLibreMap, Marker } from '../../../../map/maplibre.ts'
import styles from '../../../../map/RoutePill.module.css'
import { middleOf } from '../../../../map/shapes.ts'
import { useText } from '../../../../text/index.ts'
import type { PlanRoute } from '../../state/table.ts'

/** 走 15.0 分 · 1,128 m, and what a straight line would have promised. */
export function WayPill({ map, route, limitSeconds }: { map: MapLibreMap; route: PlanRoute; limitSeconds: number }) {
  const { t, language } = useText()
  const [element] = useState(() => document.createElement('div'))
  useEffect(() => {
    const middle = middleOf({ type: 'LineString', coordinates: route.coordinates.map((place) => [...place]) })
    if (!middle) return
    element.style.zIndex = '5'
    const marker = new Marker({ element, anchor: 'bottom', offset: [0, -8] }).setLngLat(middle).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, route])
  return createPortal(
    <div className={styles['pill']} role="status">
      <strong>
        {t('plan.way', {
          minutes: minutes(route.seconds, language, limitSeconds),
          metres: count(Math.round(route.metres)),
        })}
      </strong>
      {t('plan.wayStraight', { metres: count(Math.round(route.straightMetres)) })}
    </div>,
    element,
  )
}
