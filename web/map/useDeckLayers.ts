import type { Layer } from '@deck.gl/core'
import type { MapFlavour } from '@wangge/tiles/style'
import { useMemo } from 'react'
import { idOf } from '../state/address.ts'
import type { MapLayer, View } from '../state/view.ts'
import { teamHeadings } from './layers/dispatches.ts'
import { hazardClusters, hazardItems, unansweredMarks } from './layers/hazards.ts'
import { homesLayer } from './layers/homes.ts'
import { type AtlasImage, headingLayer, markLayer, marksLayer, symbolLayers } from './layers/icons.ts'
import type { SymbolItem } from './layers/item.ts'
import { pointItems } from './layers/points.ts'
import { teamClusters, teamItems } from './layers/teams.ts'
import { BRACKETS_ICON, BRACKETS_MAJOR_ICON } from './symbols/atlas.ts'
import type { Homes, LonLat, MapData } from './types.ts'

interface Scene {
  data: MapData
  view: View
  homes: Homes | null
  atlas: AtlasImage
  flavour: MapFlavour
  zoom: number
  scale: number
  fannedKey: string | null
  /** Counts wait for their font: they are painted once. */
  hasFonts: boolean
}

interface Drawn {
  layers: Layer[]
  symbols: readonly (readonly SymbolItem[])[]
  /** Where the selection's brackets stand. */
  marked: LonLat | null
}

const NOTHING: readonly SymbolItem[] = []

/** Homes, points, teams, hazards and the selection as deck.gl layers, from the bottom up; `symbols` from the top down. */
export function useDeckLayers(scene: Scene): Drawn {
  const { data, view, homes, atlas, flavour, zoom, scale, fannedKey, hasFonts } = scene
  const isOn = (layer: MapLayer) => view.layers.includes(layer)
  const [hasHazards, hasTeams, hasPoints] = [isOn('hazards'), isOn('teams'), isOn('points')]
  const wholeZoom = Math.round(zoom)

  const hazardIndex = useMemo(() => hazardClusters(data.hazards, view.clocks), [data.hazards, view.clocks])
  const teamIndex = useMemo(() => teamClusters(data.teams), [data.teams])
  const hazards = useMemo(
    () => (hasHazards ? hazardItems(hazardIndex, wholeZoom, data.nowMs, fannedKey) : NOTHING),
    [hasHazards, hazardIndex, wholeZoom, data.nowMs, fannedKey],
  )
  const headings = useMemo(() => teamHeadings(data.dispatches.lines), [data.dispatches.lines])
  const teams = useMemo(
    () => (hasTeams ? teamItems(teamIndex, wholeZoom, fannedKey, headings) : NOTHING),
    [hasTeams, teamIndex, wholeZoom, fannedKey, headings],
  )
  const unanswered = useMemo(
    () => unansweredMarks(hazards, data.dispatches.unanswered),
    [hazards, data.dispatches.unanswered],
  )
  const points = useMemo(() => (hasPoints ? pointItems(data.servicePoints) : NOTHING), [hasPoints, data.servicePoints])
  const symbols = useMemo(() => [hazards, teams, points], [hazards, teams, points])

  const homeLayer = useMemo(() => homes && homesLayer(homes, atlas, flavour, scale), [homes, atlas, flavour, scale])
  const drawn = useMemo(
    () => [
      ...symbolLayers('points', points, atlas, flavour, scale, hasFonts),
      headingLayer(teams, atlas, scale),
      ...symbolLayers('teams', teams, atlas, flavour, scale, hasFonts),
      ...symbolLayers('hazards', hazards, atlas, flavour, scale, hasFonts),
      marksLayer('unanswered', unanswered, atlas, scale),
    ],
    [points, teams, hazards, unanswered, atlas, flavour, scale, hasFonts],
  )
  const place = useMemo(() => markedPlace(view, symbols, data, homes), [view, symbols, data, homes])
  const mark = useMemo(() => {
    if (!place) return null
    const isWide = 'icon' in place && /major|onscene/.test(place.icon)
    return markLayer('selection', isWide ? BRACKETS_MAJOR_ICON : BRACKETS_ICON, place, atlas, scale)
  }, [place, atlas, scale])

  const layers = useMemo(
    () => [homeLayer, ...drawn, mark].filter((layer) => layer !== null) as Layer[],
    [homeLayer, drawn, mark],
  )
  return { layers, symbols, marked: place?.position ?? null }
}

type Place = Pick<SymbolItem, 'position' | 'middle' | 'offset'> & Partial<Pick<SymbolItem, 'icon'>>

/** Where the selection's brackets stand: on its symbol, on the cluster that holds it, or on its bare place. */
function markedPlace(
  view: View,
  symbols: readonly (readonly SymbolItem[])[],
  data: MapData,
  homes: Homes | null,
): Place | null {
  const { selection } = view
  if (!selection || selection.type === 'cell') return null
  const id = idOf(selection)
  const isIt = (one: SymbolItem['selection']) => one.type === selection.type && idOf(one) === id
  for (const items of symbols) {
    const found = items.find((item) => isIt(item.selection) || item.cluster?.members.some(isIt))
    if (found) return found
  }
  const position = barePosition(selection.type, id, data, homes)
  return position && { position, middle: [0, 0], offset: [0, 0] }
}

function barePosition(
  type: string,
  id: string,
  { detail, hazards, teams, servicePoints }: MapData,
  homes: Homes | null,
): LonLat | null {
  if (type === 'residence') {
    if (detail?.type === 'residence' && detail.residence.id === id) return detail.residence.position
    const row = homes?.id.indexOf(id) ?? -1
    return homes && row >= 0 ? [homes.lon[row] ?? 0, homes.lat[row] ?? 0] : null
  }
  if (type === 'hazard') return hazards.find((one) => one.id === id)?.position ?? null
  if (type === 'team') return teams.find((one) => one.id === id)?.position ?? null
  return servicePoints.find((one) => one.id === id)?.position ?? null
}
