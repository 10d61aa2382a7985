import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { minutesText } from './format.ts'
import styles from './LinePills.module.css'
import type { LinePill } from './layers/dispatches.ts'
import { type MapLibreMap, Marker } from './maplibre.ts'
import { metresPerPixel } from './projection.ts'
import type { Translate } from './types.ts'

/** On a line shorter than this a pill would cover the team and the hazard at its ends: it stands below them. */
const SHORT_PX = 90
/** From the line's middle to the top of a pill that stands below, past the largest symbol. */
const BELOW_PX = 20

interface LinePillsProps {
  map: MapLibreMap
  pills: readonly LinePill[]
  /** MapLibre zoom. */
  zoom: number
  t: Translate
}

/** What stands on the teams' lines: minutes to the arrival, or that the team is still asked. */
export function LinePills({ map, pills, zoom, t }: LinePillsProps) {
  return pills.map((pill) => {
    const isShort = pill.lengthMetres / metresPerPixel({ lat: pill.at[1], zoom }) < SHORT_PX
    return <Pill key={pill.key} map={map} pill={pill} isBelow={isShort} t={t} />
  })
}

function Pill({ map, pill, isBelow, t }: { map: MapLibreMap; pill: LinePill; isBelow: boolean; t: Translate }) {
  const [element] = useState(() => document.createElement('div'))
  const [lon, lat] = pill.at
  useEffect(() => {
    // Above deck.gl's canvas, which lies over the map's own markers.
    element.style.zIndex = pill.kind === 'proposed' ? '4' : '3'
    const marker = new Marker({
      element,
      ...(isBelow && { anchor: 'top', offset: [0, BELOW_PX] }),
    })
      .setLngLat([lon, lat])
      .addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, element, lon, lat, pill.kind, isBelow])
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
