import { useQuery } from '@tanstack/react-query'
import type { District, WallMap as Moving } from '@wangge/api/contract'
import { LEVELS } from '@wangge/db/vocabulary'
import { COVERAGE_OPACITY, coverageSteps, flatten, flavours } from '@wangge/tiles/style'
import { useEffect, useMemo, useRef } from 'react'
import { useNow } from '../../data/now.ts'
import { figuresQuery } from '../../data/queries.ts'
import { useDistrictStyle } from '../../map/districtStyle.ts'
import { LinePills } from '../../map/LinePills.tsx'
import { dispatchFeatures, linePills } from '../../map/layers/dispatches.ts'
import { levelAt, symbolScale } from '../../map/levels.ts'
import { symbolRoom } from '../../map/shapes.ts'
import { useCells } from '../../map/useCells.ts'
import { useIdle } from '../../map/useIdle.ts'
import { useMap } from '../../map/useMap.ts'
import { useMapValue } from '../../map/useMapValue.ts'
import { useOverlay } from '../../map/useOverlay.ts'
import { usePulses } from '../../map/usePulses.ts'
import { useSource } from '../../map/useShapes.ts'
import { useText } from '../../text/index.ts'
import styles from './MapFrame.module.css'
import { useContextLoss } from './useContextLoss.ts'
import type { Shown } from './useRotation.ts'
import { useWallCamera } from './useWallCamera.ts'
import { useWallLayers } from './useWallLayers.ts'

/** Rings of remaining time move this often. */
const RING_STEP_SECONDS = 15
const NOTHING: Moving = { asOf: '', hazards: [], isCut: false, teams: [], lines: [] }

interface WallMapProps {
  district: District
  bounds: [number, number, number, number] | null
  moving: Moving | undefined
  view: Shown
  /** Screen pixels per design pixel: the canvases are drawn at the screen's own density. */
  scale: number
  onLost(): void
}

/** Ground, coverage, hazards, teams and their ways: nothing to click, nothing that moves by itself but what has changed. */
export default function WallMap({ district, bounds, moving = NOTHING, view, scale, onLost }: WallMapProps) {
  const { t } = useText()
  const nowMs = useNow(RING_STEP_SECONDS)
  const container = useRef<HTMLElement>(null)
  const extent = bounds ? { bounds, coreBounds: null } : district
  const style = useDistrictStyle('wall', district)
  const { map, epoch, isBroken } = useMap(container, style, 'wall', { camera: view.camera, extent })
  useEffect(() => {
    if (isBroken) onLost()
  }, [isBroken, onLost])
  useContextLoss(map, onLost)
  useWallCamera(map, view.camera, extent)

  const shows = (layer: Shown['shows'][number]) => view.shows.includes(layer)
  const hazards = shows('hazards') ? moving.hazards : NOTHING.hazards
  const teams = shows('teams') ? moving.teams : NOTHING.teams
  const lines = shows('teams') ? moving.lines : NOTHING.lines
  const zoom = useMapValue(map, (live) => Math.round(live.getZoom() * 20) / 20, 12)
  const size = symbolScale(zoom, true)
  const { layers, symbols } = useWallLayers({ hazards, teams, lines, zoom, size, nowMs })
  const overlay = useOverlay(map, layers)
  useEffect(() => {
    const density = devicePixelRatio * scale
    map?.setPixelRatio(density)
    overlay?.setProps({ useDevicePixels: density })
  }, [map, overlay, scale])
  usePulses(map, moving.hazards, shows('hazards'), size)

  const available = useMemo(
    () => LEVELS.filter((level) => district.levels.some((one) => one.level === level && one.withBoundary > 0)),
    [district.levels],
  )
  const level = levelAt(zoom, 'auto', available)
  const runId = district.run?.state === 'done' ? district.run.id : null
  const hasCoverage = shows('coverage') && runId !== null && level !== null
  const cells = useQuery({ ...figuresQuery(runId ?? '', level ?? 'community'), enabled: hasCoverage }).data
  const figures = useMemo(() => (cells ? { [cells.level]: cells } : {}), [cells])
  useCells(map, epoch, figures, {
    ...{ shown: hasCoverage ? level : null, selected: null, hovered: null },
    ...{ theme: 'wall', isBackdrop: true, shading: null },
  })
  const ways = useMemo(() => dispatchFeatures({ lines, proposed: null }), [lines])
  useSource(map, epoch, 'dispatch', ways)
  const pills = useMemo(() => linePills({ lines, proposed: null }, nowMs), [lines, nowMs])
  // Rings move while the symbols stand still: names are placed again only when a place has changed.
  const roomText = useMemo(() => JSON.stringify(symbolRoom(symbols, size)), [symbols, size])
  const room = useMemo(() => JSON.parse(roomText), [roomText])
  useSource(map, epoch, 'symbols', room)
  const isIdle = useIdle(map)
  return (
    <div className={styles['map']} data-testid="map" data-map-idle={isIdle} data-hazards={hazards.length}>
      <section ref={container} className={styles['map']} aria-label={t('map.canvas')} />
      {map && <LinePills map={map} pills={pills} zoom={zoom} t={t} />}
      {hasCoverage && <Legend limitSeconds={district.run?.limitSeconds ?? 600} />}
    </div>
  )
}

const STEP_WORDS = ['wall.legend.below', 'wall.legend.middle', 'wall.legend.above'] as const

/** The three steps as they are drawn. */
function Legend({ limitSeconds }: { limitSeconds: number }) {
  const { t } = useText()
  const flavour = flavours.wall
  return (
    <p className={styles['legend']}>
      {t('wall.coverage', { minutes: Math.round(limitSeconds / 6) / 10 })}
      {coverageSteps(flavour, true).map(({ colour }, step) => (
        <span key={colour}>
          <i style={{ background: flatten(colour, COVERAGE_OPACITY.wall, flavour.map.land) }} />
          {t(STEP_WORDS[step] ?? 'wall.legend.above')}
        </span>
      ))}
    </p>
  )
}
