import { IconLayer, TextLayer } from '@deck.gl/layers'
import { type MapFlavour, rgba } from '@wangge/tiles/style'
import { type Atlas, BADGE_ICON, HEADING_ICON } from '../symbols/atlas.ts'
import { headingReach } from '../symbols/team.ts'
import type { SymbolItem } from './item.ts'

/** The painted atlas as deck.gl takes it. */
export interface AtlasImage {
  /** deck.gl takes a canvas here, though its type names only addresses and textures. */
  texture: string
  mapping: Atlas['mapping']
  pixelRatio: number
}

/** The atlas is painted at twice the screen's density and shrunk by its mipmaps: smooth at any scale. */
export const ICON_TEXTURE = { minFilter: 'linear', magFilter: 'linear', mipmapFilter: 'linear' } as const

const FONT = '"Noto Sans SC Variable", "Noto Sans SC", system-ui, sans-serif'
/** Where a badge sits relative to its symbol: up and to the right, px before scaling. */
const BADGE_OFFSET: [number, number] = [9, -10]

/** The symbols of one kind, and on clusters the count; `badge`: size of the count beside that of the symbols. */
export function symbolLayers(
  id: string,
  items: readonly SymbolItem[],
  atlas: AtlasImage,
  flavour: MapFlavour,
  scale: number,
  hasFonts: boolean,
  badge = 1,
) {
  const clusters = items.filter(({ count }) => count > 1)
  const height = (icon: string) => (atlas.mapping[icon]?.height ?? 0) / atlas.pixelRatio
  const place = ({ offset }: SymbolItem, [dx, dy]: [number, number] = [0, 0]): [number, number] => [
    (offset[0] + dx) * scale,
    (offset[1] + dy) * scale,
  ]
  return [
    new IconLayer<SymbolItem>({
      id,
      data: items,
      iconAtlas: atlas.texture,
      iconMapping: atlas.mapping,
      textureParameters: ICON_TEXTURE,
      sizeScale: scale,
      getPosition: ({ position }) => position,
      getIcon: ({ icon }: SymbolItem) => icon,
      getSize: ({ icon }) => height(icon),
      getPixelOffset: (item) => place(item),
      updateTriggers: { getPixelOffset: scale },
    }),
    new IconLayer<SymbolItem>({
      id: `${id}-badge`,
      data: clusters,
      iconAtlas: atlas.texture,
      iconMapping: atlas.mapping,
      textureParameters: ICON_TEXTURE,
      sizeScale: scale,
      getPosition: ({ position }) => position,
      getIcon: () => BADGE_ICON,
      getSize: height(BADGE_ICON) * badge,
      getPixelOffset: (item) => place(item, BADGE_OFFSET),
      updateTriggers: { getPixelOffset: scale },
    }),
    ...(hasFonts ? [countLayer(id, clusters, flavour, scale, place, badge)] : []),
  ]
}

/** Arrows at the teams on their way, each turned to where its way leads. */
export function headingLayer(items: readonly SymbolItem[], atlas: AtlasImage, scale: number) {
  return new IconLayer<SymbolItem>({
    id: 'teams-heading',
    data: items.filter(({ heading }) => heading !== undefined),
    iconAtlas: atlas.texture,
    iconMapping: atlas.mapping,
    textureParameters: ICON_TEXTURE,
    sizeScale: scale,
    getPosition: ({ position }) => position,
    getIcon: () => HEADING_ICON,
    getSize: (atlas.mapping[HEADING_ICON]?.height ?? 0) / atlas.pixelRatio,
    // deck.gl turns against the clock.
    getAngle: ({ heading = 0 }) => -heading,
    getPixelOffset: ({ heading = 0, offset }) => {
      const [turn, reach] = [(heading * Math.PI) / 180, headingReach(heading)]
      return [(offset[0] + Math.sin(turn) * reach) * scale, (offset[1] - Math.cos(turn) * reach) * scale]
    },
    updateTriggers: { getPixelOffset: scale },
  })
}

/** Small marks at their symbols' shoulders. */
export function marksLayer(id: string, items: readonly SymbolItem[], atlas: AtlasImage, scale: number) {
  return new IconLayer<SymbolItem>({
    id,
    data: items,
    iconAtlas: atlas.texture,
    iconMapping: atlas.mapping,
    textureParameters: ICON_TEXTURE,
    sizeScale: scale,
    getPosition: ({ position }) => position,
    getIcon: ({ icon }: SymbolItem) => icon,
    getSize: ({ icon }) => (atlas.mapping[icon]?.height ?? 0) / atlas.pixelRatio,
    getPixelOffset: ({ offset }) => [offset[0] * scale, offset[1] * scale],
    updateTriggers: { getPixelOffset: scale },
  })
}

type PlaceOf = (item: SymbolItem, shift?: [number, number]) => [number, number]

function countLayer(
  id: string,
  clusters: readonly SymbolItem[],
  flavour: MapFlavour,
  scale: number,
  place: PlaceOf,
  badge: number,
) {
  return new TextLayer<SymbolItem>({
    id: `${id}-count`,
    data: clusters,
    getPosition: ({ position }) => position,
    getText: ({ count }) => (count > 99 ? '99+' : String(count)),
    getSize: ({ count }) => (count > 99 ? 8 : 11) * badge,
    getColor: rgba(flavour.map.casing),
    sizeScale: scale,
    getPixelOffset: (item) => place(item, BADGE_OFFSET),
    fontFamily: FONT,
    fontWeight: 600,
    characterSet: '0123456789+',
    fontSettings: { fontSize: 48 },
    updateTriggers: { getPixelOffset: scale },
  })
}

/** One mark at one place: the selection's brackets. */
export function markLayer(
  id: string,
  icon: string,
  at: Pick<SymbolItem, 'position' | 'middle' | 'offset'>,
  atlas: AtlasImage,
  scale: number,
) {
  return new IconLayer<typeof at>({
    id,
    data: [at],
    iconAtlas: atlas.texture,
    iconMapping: atlas.mapping,
    textureParameters: ICON_TEXTURE,
    sizeScale: scale,
    getPosition: ({ position }) => position,
    getIcon: () => icon,
    getSize: (atlas.mapping[icon]?.height ?? 0) / atlas.pixelRatio,
    getPixelOffset: ({ middle, offset }) => [(middle[0] + offset[0]) * scale, (middle[1] + offset[1]) * scale],
    updateTriggers: { getPixelOffset: scale },
  })
}
