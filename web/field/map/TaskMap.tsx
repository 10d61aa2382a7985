import type { FieldTask } from '@wangge/api/contract'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { metres } from '../../format/number.ts'
import { type MapLibreMap, Marker } from '../../map/maplibre.ts'
import { useSource } from '../../map/useShapes.ts'
import { FieldIcon } from '../parts/FieldIcon.tsx'
import { type Here, locate, useWhereabouts } from '../place/here.ts'
import { useFieldText } from '../text.ts'
import { HazardMarker } from './HazardMarker.tsx'
import styles from './TaskMap.module.css'
import { useFieldMap } from './useFieldMap.ts'
import { useWay } from './useWay.ts'

/** The way from here to the task over streets, with its minutes and metres. */
export default function TaskMap({ task }: { task: FieldTask }) {
  const { t } = useFieldText()
  const container = useRef<HTMLDivElement>(null)
  const { map, epoch, isBroken } = useFieldMap(container, task.position)
  const whereabouts = useWhereabouts()
  const here = whereabouts.state === 'here' ? whereabouts.here : null
  const way = useWay(task, here)
  const line = useMemo(() => featuresOf(way?.geometry.coordinates ?? []), [way])
  useSource(map, epoch, 'route', line)
  useEffect(() => {
    // At arm's length and in the sun a line must be twice as broad as on a desk.
    if (map && epoch > 0 && map.getLayer('route-street')) {
      map.setPaintProperty('route-street', 'line-width', 6)
      map.setPaintProperty('route-case', 'line-width', 10)
    }
  }, [map, epoch])
  useHereMarker(map, here)

  const [lon, lat] = task.position
  const from = here?.position ?? null
  const [fromLon, fromLat] = from ?? [null, null]
  const look = useCallback(() => {
    if (!map) return
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 400
    if (fromLon === null || fromLat === null) return void map.easeTo({ center: [lon, lat], zoom: 16, duration })
    const box = boxOf([[lon, lat], [fromLon, fromLat], ...(way?.geometry.coordinates ?? [])])
    map.fitBounds(box, { padding: { top: 48, right: 48, bottom: 72, left: 48 }, maxZoom: 17, duration })
  }, [map, lon, lat, fromLon, fromLat, way])
  const isLookedAt = useRef('')
  useEffect(() => {
    // Once for each task, and once more when the way is known; after that the map is in the person's hands.
    const key = `${task.id}:${way ? 'way' : from ? 'here' : ''}`
    if (!map || isLookedAt.current === key) return
    isLookedAt.current = key
    look()
  }, [map, look, task.id, way, from])

  return (
    <div className={styles['root']} data-testid="field-map" data-way={way ? Math.round(way.metres) : undefined}>
      <section ref={container} className={styles['canvas']} aria-label={t('map.label')} />
      {isBroken && <p className={styles['broken']}>{t('map.broken')}</p>}
      {map && <HazardMarker map={map} task={task} />}
      {way && (
        <p className={styles['pill']}>
          <strong>{t('map.minutes', { n: Math.max(1, Math.round(way.seconds / 60)) })}</strong>{' '}
          {t(`map.by.${way.mode}`)} {metres(way.metres)}
        </p>
      )}
      {!way && here && task.metres !== null && (
        <p className={styles['pill']}>{t('map.straight', { metres: metres(task.metres) })}</p>
      )}
      <button
        type="button"
        className={styles['locate']}
        aria-label={t('map.locate')}
        onClick={() => {
          locate()
          look()
        }}
      >
        <FieldIcon name="locate" />
      </button>
      {(whereabouts.state === 'denied' || whereabouts.state === 'failed') && (
        <p className={styles['note']} role="status">
          {t(`place.${whereabouts.state}`)}
        </p>
      )}
    </div>
  )
}

function useHereMarker(map: MapLibreMap | null, here: Here | null): void {
  const [lon, lat] = here?.position ?? [null, null]
  useEffect(() => {
    if (!map || lon === null || lat === null) return
    const element = document.createElement('div')
    element.className = styles['here'] ?? ''
    const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map)
    return () => void marker.remove()
  }, [map, lon, lat])
}

function featuresOf(coordinates: [number, number][]): Parameters<typeof useSource>[3] {
  const features =
    coordinates.length < 2
      ? []
      : [
          {
            type: 'Feature' as const,
            properties: { part: 'street' },
            geometry: { type: 'LineString' as const, coordinates },
          },
        ]
  return { type: 'FeatureCollection', features }
}

function boxOf(places: readonly (readonly [number, number])[]): [number, number, number, number] {
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
