import { destination } from '@turf/turf'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './PointForm.module.css'
import { readPlace } from './place.ts'
import type { ScenarioPoint } from './points.ts'
import { Typed } from './Typed.tsx'
import { degrees, useDrag } from './useDrag.ts'

/** Degrees clockwise from north. */
const BEARINGS: Readonly<Record<string, number>> = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 }
const STEP_METRES = 10
const LONG_STEP_METRES = 100
/** A run of presses is one step of the history once the keys have rested this long. */
const REST_MS = 600

/** Where a point stands: typed, or moved by the arrow keys with the answer following. */
export function PositionField({ point }: { point: ScenarioPoint }) {
  const { t } = useText()
  const { apply } = usePlanTable()
  const drag = useDrag()
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const end = (): void => {
    if (rest.current === undefined) return
    clearTimeout(rest.current)
    rest.current = undefined
    drag.end()
  }
  const latestEnd = useRef(end)
  latestEnd.current = end
  useEffect(() => () => latestEnd.current(), [])
  const { id, lon, lat } = point
  const move = (at: { lon: string; lat: string }): void => {
    const place = readPlace(at.lon, at.lat)
    if (place) apply({ type: 'movePoint', id, lon: degrees(place.lon), lat: degrees(place.lat) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const bearing = BEARINGS[event.key]
    if (bearing === undefined) return
    event.preventDefault()
    const moved = destination([lon, lat], event.shiftKey ? LONG_STEP_METRES : STEP_METRES, bearing, { units: 'meters' })
    const [toLon = lon, toLat = lat] = moved.geometry.coordinates
    drag.move(id, toLon, toLat)
    clearTimeout(rest.current)
    rest.current = setTimeout(end, REST_MS)
  }
  return (
    <fieldset className={styles['position']}>
      <legend>{t('planEdits.position')}</legend>
      <Typed
        label={t('planEdits.lon')}
        value={lon.toFixed(6)}
        inputMode="decimal"
        onPut={(text) => move({ lon: text, lat: String(lat) })}
      />
      <Typed
        label={t('planEdits.lat')}
        value={lat.toFixed(6)}
        inputMode="decimal"
        onPut={(text) => move({ lon: String(lon), lat: text })}
      />
      <button
        type="button"
        className={styles['nudge']}
        title={t('planEdits.nudgeHelp')}
        onKeyDown={onKeyDown}
        onBlur={end}
      >
        <span aria-hidden="true">↑ ↓ ← →</span>
        <span>{t('planEdits.nudge')}</span>
        <small>{t('planEdits.nudgeHelp')}</small>
      </button>
    </fieldset>
  )
}
