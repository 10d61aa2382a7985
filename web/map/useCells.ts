import type { CellFigures } from '@wangge/api/contract'
import { LEVELS, type Level } from '@wangge/db/vocabulary'
import {
  ANALYSIS_OPACITY,
  buildingOpacity,
  COVERAGE_OPACITY,
  cellFill,
  cellLayerIds,
  flavours,
  type MapTheme,
} from '@wangge/tiles/style'
import { useEffect } from 'react'
import type { MapLibreMap } from './maplibre.ts'
import type { CellShading } from './types.ts'

export interface CellView {
  /** The level drawn as coverage; null = coverage is off. */
  shown: Level | null
  /** Level and code of the selected cell. */
  selected: { level: Level; code: string } | null
  hovered: { level: Level; code: string } | null
  theme: MapTheme
  /** Hazards or teams lie above: the colours step back. */
  isBackdrop: boolean
  /** Stands in for coverage on its level. */
  shading: CellShading | null
}

/** Joins the figures to the cells on the map, and shows one level. */
export function useCells(
  map: MapLibreMap | null,
  epoch: number,
  figures: Partial<Record<Level, CellFigures>>,
  { shown, selected, hovered, theme, isBackdrop, shading }: CellView,
): void {
  const shadedLevel = shading?.level ?? null
  useEffect(() => {
    if (!map || epoch === 0) return
    for (const level of LEVELS) {
      const found = figures[level]
      if (found && level !== shadedLevel && map.getSource(level)) joinFigures(map, level, found)
    }
  }, [map, epoch, figures, shadedLevel])

  useEffect(() => {
    return map && epoch > 0 && shading && map.getSource(shading.level) ? shade(map, shading) : undefined
  }, [map, epoch, shading])

  useEffect(() => {
    if (!map || epoch === 0) return
    const coverage = theme === 'wall' ? COVERAGE_OPACITY.wall : COVERAGE_OPACITY[isBackdrop ? 'backdrop' : 'alone']
    if (map.getLayer('building')) map.setPaintProperty('building', 'fill-opacity', buildingOpacity(shown !== null))
    for (const level of LEVELS) {
      const ids = cellLayerIds(level)
      if (!map.getLayer(ids.fill)) continue
      for (const id of [ids.fill, ids.dots, ids.hatch, ids.grid]) show(map, id, level === shown)
      show(map, ids.hover, level === hovered?.level)
      show(map, ids.selected, level === selected?.level)
      const isTimed = level === shadedLevel
      map.setPaintProperty(ids.fill, 'fill-opacity', isTimed ? ANALYSIS_OPACITY : coverage)
      map.setPaintProperty(ids.fill, 'fill-color', cellFill(flavours[theme], theme === 'wall', isTimed))
    }
  }, [map, epoch, shown, hovered?.level, selected?.level, theme, isBackdrop, shadedLevel])

  useCellState(map, epoch, 'hover', hovered)
  useCellState(map, epoch, 'selected', selected)
}

function useCellState(map: MapLibreMap | null, epoch: number, state: 'hover' | 'selected', cell: CellView['hovered']) {
  const level = cell?.level
  const code = cell?.code
  useEffect(() => {
    if (!map || epoch === 0 || !level || !code || !map.getSource(level)) return
    const target = { source: level, sourceLayer: level, id: code }
    map.setFeatureState(target, { [state]: true })
    return () => {
      if (map.getSource(level)) map.setFeatureState(target, { [state]: false })
    }
  }, [map, epoch, state, level, code])
}

/** Percent of residents served; null where nobody lives. */
export function ratePercent(figures: CellFigures, row: number): number | null {
  const people = figures.people[row] ?? 0
  return people === 0 ? null : ((figures.peopleServed[row] ?? 0) / people) * 100
}

function joinFigures(map: MapLibreMap, level: Level, figures: CellFigures): void {
  for (const [row, id] of figures.code.entries()) {
    map.setFeatureState({ source: level, sourceLayer: level, id }, { known: true, rate: ratePercent(figures, row) })
  }
  const ids = cellLayerIds(level)
  const codesWhere = (test: (row: number) => boolean) => figures.code.filter((_, row) => test(row))
  const empty = codesWhere((row) => (figures.people[row] ?? 0) === 0)
  const poor = codesWhere((row) => (figures.people[row] ?? 0) > 0 && figures.reliable[row] === false)
  map.setFilter(ids.dots, ['in', ['get', 'code'], ['literal', empty]])
  map.setFilter(ids.hatch, ['in', ['get', 'code'], ['literal', poor]])
}

/** Joins the times to the cells of their level; the answer takes them off again. */
function shade(map: MapLibreMap, { level, steps }: CellShading): () => void {
  const target = (id: string) => ({ source: level, sourceLayer: level, id })
  for (const [code, timeStep] of steps) map.setFeatureState(target(code), { timed: true, timeStep })
  const ids = cellLayerIds(level)
  const few = [...steps].flatMap(([code, step]) => (step === null ? [code] : []))
  map.setFilter(ids.dots, ['in', ['get', 'code'], ['literal', few]])
  map.setFilter(ids.hatch, ['in', ['get', 'code'], ['literal', []]])
  return () => {
    if (!map.getSource(level)) return
    for (const code of steps.keys()) map.setFeatureState(target(code), { timed: false })
  }
}

function show(map: MapLibreMap, id: string, isShown: boolean): void {
  if (!map.getLayer(id)) return
  const visibility = isShown ? 'visible' : 'none'
  if (map.getLayoutProperty(id, 'visibility') !== visibility) map.setLayoutProperty(id, 'visibility', visibility)
}
