import type { Layer } from '@deck.gl/core'
import { circle } from '@turf/turf'
import { flavours } from '@wangge/tiles/style'
import type { FeatureCollection, Geometry } from 'geojson'
import { useEffect, useMemo } from 'react'
import { useTheme } from '../../../app/Appearance.tsx'
import { symbolScale } from '../../../map/levels.ts'
import { wayShapes } from '../../../map/shapes.ts'
import type { BareMap } from '../../../map/types.ts'
import { useMapValue } from '../../../map/useMapValue.ts'
import { useSource } from '../../../map/useShapes.ts'
import { type PlanRoute, usePlanTable } from '../state/table.ts'
import { usePlanPlace } from '../state/usePlanPlace.ts'
import { useRested } from '../state/useRested.ts'
import { gapFeatures, layGaps, showGaps, takeGaps } from './layers/gapLayers.ts'
import { homeRadii, looksOf } from './layers/homeLooks.ts'
import { type HomeColumns, homesLayers } from './layers/homesLayers.ts'
import { pinAtlas, pinLayers } from './layers/pinLayers.ts'
import { type PlanPin, pinsOf } from './layers/pins.ts'

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }
/** Gaps of fewer people than the largest so many are not outlined: the list has them all. */
const OUTLINED = 400

/** What the pointer may meet. */
export interface PlanScene {
  pins: readonly PlanPin[]
  /** Null while homes are not shown. */
  homes: HomeColumns | null
  zoom: number
  scale: number
}

/**
 * Draws homes, gaps, walkshed, circle, way and pins on the live map. `right` = states under the other settings, from the bar at
 * `splitX` on (−1 … 1, 2 = there is none).
 */
export function usePlanMapLayers(
  bare: BareMap | null,
  route: PlanRoute | null,
  right: Uint8Array | null,
  splitX: number,
): PlanScene {
  const { base, answer, edits, settings, selectedPointId } = usePlanTable()
  const { layers, gapKey, homeId } = usePlanPlace()
  const rested = useRested()
  const theme = useTheme()
  const flavour = flavours[theme]
  const map = bare?.map ?? null
  const epoch = bare?.epoch ?? 0
  const zoom = useMapValue(map, (live) => Math.round(live.getZoom() * 20) / 20, 12)
  const scale = symbolScale(zoom, false)

  const columns = useMemo<HomeColumns | null>(() => {
    if (!base) return null
    const { lon, lat, people } = base.residences
    const lonLat = new Float64Array(2 * lon.length)
    for (let row = 0; row < lon.length; row++) {
      lonLat[2 * row] = lon[row] ?? 0
      lonLat[2 * row + 1] = lat[row] ?? 0
    }
    return { lonLat, radii: homeRadii(people) }
  }, [base])
  const homes = layers.includes('homes') ? columns : null
  const states = answer?.states ?? null
  const statesBefore = answer?.statesBefore ?? null
  const looks = useMemo(
    () => (states && statesBefore ? looksOf(states, statesBefore, right) : null),
    [states, statesBefore, right],
  )
  const homeLayers = useMemo(
    () => (homes && looks ? homesLayers(homes, looks, flavour, zoom, splitX) : []),
    [homes, looks, flavour, zoom, splitX],
  )

  const hasPoints = layers.includes('points')
  const points = base?.points
  const pins = useMemo(
    () => (hasPoints && points ? pinsOf(points, edits, settings) : []),
    [hasPoints, points, edits, settings],
  )
  const atlas = useMemo(() => pinAtlas(flavour), [flavour])
  const pinned = useMemo(
    () => pinLayers(pins, selectedPointId, atlas, flavour, scale),
    [pins, selectedPointId, atlas, flavour, scale],
  )
  const overlay = bare?.overlay
  useEffect(() => {
    overlay?.setProps({ layers: [...homeLayers, ...pinned] as Layer[] })
  }, [overlay, homeLayers, pinned])

  useEffect(() => {
    if (!map || epoch === 0) return
    layGaps(map, flavour)
    return () => takeGaps(map)
  }, [map, epoch, flavour])
  const hasGaps = layers.includes('gaps')
  const outlined = useMemo(
    () =>
      hasGaps && columns && rested.gaps ? gapFeatures(rested.gaps.slice(0, OUTLINED), columns.lonLat, gapKey) : NOTHING,
    [hasGaps, columns, rested.gaps, gapKey],
  )
  useEffect(() => {
    if (map && epoch > 0) showGaps(map, outlined)
  }, [map, epoch, outlined])

  const shed = answer?.shed ?? null
  useSource(
    map,
    epoch,
    'walkshed',
    useMemo(() => (shed?.geometry ? one(shed.geometry) : NOTHING), [shed]),
  )
  const hasCircle = layers.includes('circle')
  const centre = pins.find(({ id }) => id === shed?.pointId) ?? null
  const circleText = hasCircle && shed && centre ? `${centre.lon} ${centre.lat} ${shed.circleRadiusMetres}` : ''
  useSource(
    map,
    epoch,
    'circle',
    useMemo(() => {
      const [lon, lat, metres] = circleText.split(' ').map(Number)
      if (lon === undefined || lat === undefined || metres === undefined) return NOTHING
      return one(circle([lon, lat], metres / 1000, { steps: 128 }).geometry)
    }, [circleText]),
  )
  const way = useMemo(() => {
    const row = homeId === null || !base ? -1 : base.residences.id.indexOf(homeId)
    if (!route || !base || row < 0 || route.residenceId !== homeId) return NOTHING
    const goal = pinsOf(base.points, edits, settings).find(({ id }) => id === route.pointId)
    return wayShapes(
      [base.residences.lon[row] ?? 0, base.residences.lat[row] ?? 0],
      route.coordinates.map((place) => [...place]),
      goal ? [goal.lon, goal.lat] : null,
    )
  }, [route, homeId, base, edits, settings])
  useSource(map, epoch, 'route', way)
  useEffect(() => {
    if (!map) return
    return () => {
      for (const name of ['walkshed', 'circle', 'route'])
        (map.getSource(name) as { setData?(data: FeatureCollection): void } | undefined)?.setData?.(NOTHING)
    }
  }, [map])
  return { pins, homes, zoom, scale }
}

const one = (geometry: Geometry): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: {}, geometry }],
})
