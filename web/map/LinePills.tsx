import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { minutesText } from './format.ts'
import styles from './LinePills.module.css'
import type { LinePill } from './layers/dispatches.ts'
import { type MapLibreMap, Marker } from './maplibre.ts'
import type { Translate } from './types.ts'

/** What stands on the teams' lines: minutes to the arrival, or that the team is still asked. */
export function LinePills({ map, pills, t }: { map: MapLibreMap; pills: readonly LinePill[]; t: Translate }) {
  return pills.map((pill) => <Pill key={pill.key} map={map} pill={pill} t={t} />)
}

function Pill({ map, pill, t }: { map: MapLibreMap; pill: LinePill; t: Translate }) {
  const [element] = useState(() => document.createElement('div'))
  const [lon, lat] = pill.at
  useEffect(() => {
    // Above deck.gl's canvas, which lies over the map's own markers.
    element.style.zIndex = pill.kind === 'proposed' ? '4' : '3'
    const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, lon, lat, pill.kind])
  return createPortal(
    <div className={styles['pill']} data-kind={pill.kind}>
      {words(pill, t)}
    </div>,
    element,
  )
}

function words(pill: LinePill, t: Translate): string {
  switch (pill.kind) {
    case 'eta':
      return t('map.eta', { n: pill.minutes })
    case 'late':
      return t('map.etaLate', { n: pill.minutes })
    case 'asked':
      return t('map.asked')
    case 'proposed':
      return t('map.minutes', { n: minutesText(pill.seconds) })
  }
}
