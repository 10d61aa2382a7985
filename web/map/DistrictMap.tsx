import { LEVELS, type Level } from '@wangge/db/vocabulary'
import { flavours } from '@wangge/tiles/style'
import type { FeatureCollection } from 'geojson'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MapLayer, Selection } from '../state/view.ts'
import { Chips } from './Chips.tsx'
import chrome from './chrome.module.css'
import { CoverKey } from './cover/CoverKey.tsx'
import { CoverReadout } from './cover/CoverReadout.tsx'
import { CoverTitle } from './cover/CoverTitle.tsx'
import { useCover } from './cover/useCover.ts'
import styles from './DistrictMap.module.css'
import { useDistrictStyle } from './districtStyle.ts'
import { HazardPill } from './HazardPill.tsx'
import { HoverCard } from './HoverCard.tsx'
import type { Scene, Target } from './hover.ts'
import { Legend } from './Legend.tsx'
import { LinePills } from './LinePills.tsx'
import { dispatchFeatures, linePills, type MapDispatches } from './layers/dispatches.ts'
import { levelAt, symbolScale } from './levels.ts'
import { Pin } from './Pin.tsx'
import { RoutePill } from './RoutePill.tsx'
import { ScaleBar } from './ScaleBar.tsx'
import { selectionShapes, symbolRoom } from './shapes.ts'
import { SymbolTheme } from './symbols.tsx'
import { ToolReadout } from './ToolReadout.tsx'
import { Tools } from './Tools.tsx'
import { toolFeatures } from './tools/measure.ts'
import { useTool } from './tools/useTool.ts'
import type { DistrictMapProps, LonLat } from './types.ts'
import { useAtlas } from './useAtlas.ts'
import { moveMs, showWhole, useCamera } from './useCamera.ts'
import { useCells } from './useCells.ts'
import { useDeckLayers } from './useDeckLayers.ts'
import { useFontsReady } from './useFontsReady.ts'
import { useHomes } from './useHomes.ts'
import { useIdle } from './useIdle.ts'
import { useMap } from './useMap.ts'
import { useMapKeys } from './useMapKeys.ts'
import { useMapValue } from './useMapValue.ts'
import { useOverlay } from './useOverlay.ts'
import { usePointer } from './usePointer.ts'
import { usePulses } from './usePulses.ts'
import { useSource, useWalksheds } from './useShapes.ts'

const NO_LEVELS: readonly Level[] = []
const NO_MAP_LAYERS: readonly MapLayer[] = []
const NO_DISPATCHES: MapDispatches = { lines: [], proposed: null, unanswered: new Set() }
/** Farther away a pill covers more streets than its line has. */
const PILLS_FROM_ZOOM = 12

/** The one map: streets, cells by coverage, hazards, teams, points and homes, with its own tools, legend and scale. */
export function DistrictMap(props: DistrictMapProps) {
  const { view, onView, theme, t, language, data, loadHomes, onLevels } = props
  const { district, detail } = data
  const cover = props.cover ?? null
  const container = useRef<HTMLDivElement>(null)
  const style = useDistrictStyle(theme, district)
  const { map, epoch, isBroken } = useMap(container, style, theme, { camera: view.camera, extent: district })
  useCamera(map, props, district)

  const isOn = useCallback((layer: MapLayer) => view.layers.includes(layer), [view.layers])
  const zoomStep = useMapValue(map, (live) => Math.round(live.getZoom() * 20) / 20, 12)
  const isNarrow = useMapValue(map, (live) => live.getContainer().clientWidth < 640, window.innerWidth < 640)
  const available = useMemo(() => LEVELS.filter((level) => hasBoundaries(district.levels, level)), [district.levels])
  const drawn = levelAt(zoomStep, view.level, available)
  const shading = props.shading ?? null
  const shown = shading ? shading.level : isOn('coverage') ? drawn : null
  useEffect(() => {
    if (drawn && !shading) onLevels([drawn])
  }, [drawn, shading, onLevels])

  const tool = useTool(map)
  const homes = useHomes(map, isOn('homes') || tool.name === 'lasso', district.run?.id ?? null, loadHomes)
  const [fannedKey, setFannedKey] = useState<string | null>(null)
  const atlas = useAtlas(theme)
  const scale = symbolScale(zoomStep, theme === 'wall')
  const { layers, symbols, marked } = useDeckLayers({
    data,
    view,
    homes: isOn('homes') ? homes : null,
    atlas,
    flavour: flavours[theme],
    zoom: zoomStep,
    scale,
    fannedKey,
    hasFonts: useFontsReady(),
  })
  const onBare = props.onBare ?? null
  const isBare = onBare !== null
  const overlay = useOverlay(map, isBare ? null : layers)
  useEffect(() => {
    if (!onBare || !map || !overlay || epoch === 0) return
    onBare({ map, epoch, overlay })
    return () => onBare(null)
  }, [onBare, map, overlay, epoch])
  usePulses(map, data.hazards, isOn('hazards'))

  const scene = useRef<Scene>({ symbols: [], homes: null, level: null, coverWithin: null, scale: 1 })
  scene.current = {
    symbols: cover?.isAssigning ? [] : symbols,
    homes: isOn('homes') ? homes : null,
    level: shown,
    coverWithin: cover?.within ?? null,
    scale,
  }
  const onPick = useRef((_: Target | null, __: LonLat) => {})
  onPick.current = (target, place) => {
    if (props.pick) {
      props.pick.onPick(place)
      return
    }
    const cluster = target?.type === 'symbol' ? target.item.cluster : null
    if (cluster && map && target?.type === 'symbol') {
      // What stands on one place never falls apart by zooming: it is fanned out instead.
      if (cluster.splitsAt > 18) setFannedKey(cluster.key)
      else map.easeTo({ center: target.item.position, zoom: cluster.splitsAt + 0.3, duration: moveMs() })
      return
    }
    setFannedKey(null)
    if (cover && target?.type === 'cell') cover.onCell(target.code, target.name)
    else if (!cover || target) onView({ ...view, selection: selectionOf(target) })
  }
  const { hover, over } = usePointer(map, scene, tool.name !== null || isBare, onPick)

  const isBackdrop = isOn('hazards') || isOn('teams')
  const ownCell = useSelectedCell(props, drawn)
  useCells(map, epoch, data.figures, {
    shown,
    selected: shading ? shading.selected : ownCell,
    hovered: over?.type === 'cell' ? over : null,
    theme,
    isBackdrop,
    shading,
  })
  useCover(map, epoch, theme, cover)
  useWalksheds(map, epoch, isOn('walksheds'))
  const shapes = useMemo(() => selectionShapes(detail, district.run), [detail, district.run])
  useSource(map, epoch, 'walkshed', shapes.walkshed)
  useSource(map, epoch, 'circle', shapes.circle)
  useSource(map, epoch, 'route', shapes.route)
  const hasLines = !cover && isOn('teams')
  const lines = useMemo(() => (hasLines ? data.dispatches : NO_DISPATCHES), [hasLines, data.dispatches])
  useSource(
    map,
    epoch,
    'dispatch',
    useMemo(() => dispatchFeatures(lines), [lines]),
  )
  const pills = useMemo(
    () => linePills(zoomStep < PILLS_FROM_ZOOM ? { ...NO_DISPATCHES, proposed: lines.proposed } : lines, data.nowMs),
    [lines, zoomStep, data.nowMs],
  )
  const drawing = useMemo(() => toolFeatures(tool.points, tool.name === 'lasso'), [tool.points, tool.name])
  useSource(map, epoch, 'tool', drawing)
  // Rings move every few seconds while the symbols stand still: labels are placed again only when a place has changed.
  const roomText = useMemo(() => JSON.stringify(symbolRoom(symbols, scale)), [symbols, scale])
  const room = useMemo(() => JSON.parse(roomText) as FeatureCollection, [roomText])
  useSource(map, epoch, 'symbols', room)

  const toggleLayer = (layer: MapLayer) => {
    const layers = isOn(layer) ? view.layers.filter((one) => one !== layer) : [...view.layers, layer]
    onView({ ...view, layers })
  }
  const showAll = () => {
    if (map && district.bounds) showWhole(map, district.bounds)
  }
  useMapKeys(tool, toggleLayer, showAll, isBare)
  const selectedId = view.selection?.type === 'hazard' ? view.selection.id : null
  const selectedHazard = isOn('hazards') ? data.hazards.find(({ id }) => id === selectedId) : undefined
  const isIdle = useIdle(map)

  return (
    <SymbolTheme value={theme}>
      <div className={styles['root']} data-testid="map" data-map-idle={isIdle} data-theme={theme}>
        <section ref={container} className={styles['canvas']} aria-label={t('map.canvas')} />
        {isBroken && <p className={`${chrome['card']} ${styles['broken']}`}>{t('map.failed')}</p>}
        {cover && <CoverTitle cover={cover} />}
        {theme !== 'wall' && !shading && !cover && !isBare && <Chips on={view.layers} t={t} onToggle={toggleLayer} />}
        {theme !== 'wall' && !isBare && (
          <Tools
            t={t}
            tool={tool}
            level={view.level}
            available={cover ? NO_LEVELS : available}
            isPlain={shading !== null}
            isDrawnOn={cover !== null}
            onZoom={(by) => map?.easeTo({ zoom: Math.round(map.getZoom() + by), duration: moveMs() })}
            onFit={showAll}
            onLevel={(level) => onView({ ...view, level })}
          />
        )}
        <Legend
          key={String(isNarrow)}
          on={isBare ? NO_MAP_LAYERS : view.layers}
          theme={theme}
          t={t}
          limitMinutes={district.run && Math.round(district.run.limitSeconds / 6) / 10}
          isBackdrop={isBackdrop}
          hasSelectionShapes={shapes.circle.features.length > 0}
          hasLines={lines.lines.length > 0}
          hasUnanswered={data.dispatches.unanswered.size > 0}
          isNarrow={isNarrow}
          above={cover && <CoverKey cover={cover} theme={theme} />}
        />
        {theme !== 'wall' && <ScaleBar map={map} network={district.network} t={t} />}
        {isOn('homes') && zoomStep < 13 && (
          <p className={`${chrome['card']} ${styles['note']}`}>{t('map.homes.zoomIn')}</p>
        )}
        {homes?.truncated && isOn('homes') && (
          <p className={`${chrome['card']} ${styles['note']}`}>{t('map.homes.truncated', { n: homes.id.length })}</p>
        )}
        {map && cover && tool.name === 'lasso' ? (
          <CoverReadout map={map} tool={tool} cover={cover} t={t} />
        ) : (
          tool.name && <ToolReadout tool={tool} data={data} homes={homes} t={t} />
        )}
        {hover && (
          <HoverCard
            hover={hover}
            data={data}
            shading={shading}
            cover={cover}
            homes={homes}
            t={t}
            language={language}
          />
        )}
        {map && marked && selectedHazard && (
          <HazardPill map={map} hazard={selectedHazard} at={marked} t={t} language={language} />
        )}
        {map && <LinePills map={map} pills={pills} zoom={zoomStep} t={t} />}
        {map && props.pick?.position && <Pin map={map} position={props.pick.position} t={t} />}
        {map && detail?.type === 'residence' && <RoutePill map={map} residence={detail.residence} t={t} />}
      </div>
    </SymbolTheme>
  )
}

function hasBoundaries(levels: DistrictMapProps['data']['district']['levels'], level: Level): boolean {
  return levels.some((one) => one.level === level && one.withBoundary > 0)
}

function selectionOf(target: Target | null): Selection | null {
  if (!target) return null
  if (target.type === 'cell') return { type: 'cell', code: target.code }
  return target.type === 'home' ? target.selection : target.item.selection
}

/** The selected cell with its level, as soon as it is known: from the detail, or from the figures at hand. */
function useSelectedCell({ view, data }: DistrictMapProps, drawn: Level | null) {
  const code = view.selection?.type === 'cell' ? view.selection.code : null
  const { detail, figures } = data
  return useMemo(() => {
    if (code === null) return null
    if (detail?.type === 'cell' && detail.cell.code === code) return { level: detail.cell.level, code }
    const level = LEVELS.find((one) => figures[one]?.code.includes(code)) ?? drawn
    return level ? { level, code } : null
  }, [code, detail, figures, drawn])
}
