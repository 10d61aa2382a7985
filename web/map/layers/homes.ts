import { IconLayer } from '@deck.gl/layers'
import type { ResidencePoints } from '@wangge/api/contract'
import { COVERAGE_STATES } from '@wangge/db/vocabulary'
import { homeIcon } from '../symbols/atlas.ts'
import { HOME_DRAWN_RADIUS, type HomeForm, homeDrawing } from '../symbols/home.ts'
import type { SymbolFlavour } from '../symbols/part.ts'
import { type AtlasImage, ICON_TEXTURE } from './icons.ts'

/** tokens.json symbol.residence, px. */
const RADIUS_PER_ROOT_PERSON = 0.36
const MIN_RADIUS = 2.1
const MAX_RADIUS = 5

/** Radius in px of a home's symbol: its area goes with the people who live there. */
export function homeRadius(people: number): number {
  return Math.min(Math.max(RADIUS_PER_ROOT_PERSON * Math.sqrt(people), MIN_RADIUS), MAX_RADIUS)
}

export function homeForm(state: number | undefined): HomeForm {
  return (state !== undefined && COVERAGE_STATES[state]) || 'unknown'
}

/** Homes as one layer read straight from the columns; gaps are drawn after the served, so that none is hidden. */
export function homesLayer(homes: ResidencePoints, atlas: AtlasImage, flavour: SymbolFlavour, scale: number) {
  const { halfHeight } = homeDrawing('served', flavour)
  const heightPerRadius = (2 * halfHeight) / HOME_DRAWN_RADIUS
  const order = [...homes.id.keys()].sort((a, b) => rank(homes.state[a]) - rank(homes.state[b]))
  return new IconLayer<number>({
    id: 'homes',
    data: order,
    iconAtlas: atlas.texture,
    iconMapping: atlas.mapping,
    textureParameters: ICON_TEXTURE,
    sizeScale: scale,
    getPosition: (row) => [homes.lon[row] ?? 0, homes.lat[row] ?? 0],
    getIcon: (row: number) => homeIcon(homeForm(homes.state[row])),
    getSize: (row) => homeRadius(homes.people[row] ?? 0) * heightPerRadius,
  })
}

const DRAW_RANK: Record<HomeForm, number> = { unknown: 0, served: 1, noStreetData: 2, gap: 3 }
const rank = (state: number | undefined): number => DRAW_RANK[homeForm(state)]
