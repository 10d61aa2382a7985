import { IconLayer, ScatterplotLayer } from '@deck.gl/layers'
import { SERVICE_POINT_KINDS, type ServicePointKind } from '@wangge/db/vocabulary'
import { type MapFlavour, rgba } from '@wangge/tiles/style'
import { type AtlasImage, ICON_TEXTURE } from '../../../../map/layers/icons.ts'
import { packAtlas, paintAtlas } from '../../../../map/symbols/atlas.ts'
import type { SymbolDrawing } from '../../../../map/symbols/part.ts'
import { knownPointKind, PIN_TIP, pointDrawing } from '../../../../map/symbols/point.ts'
import { PIN_LOOKS, type PinLook, type PlanPin } from './pins.ts'

const iconOf = (kind: string, look: PinLook): string => `${knownPointKind(kind)}-${look}`

/** The pins of every kind and look, painted once a theme. */
export function pinAtlas(flavour: MapFlavour): AtlasImage {
  const drawings = new Map(
    SERVICE_POINT_KINDS.flatMap((kind) =>
      PIN_LOOKS.map((look) => [iconOf(kind, look), pinDrawing(kind, look, flavour)] as const),
    ),
  )
  const pixelRatio = Math.min(Math.max(window.devicePixelRatio * 2, 2), 4)
  const atlas = packAtlas(drawings, pixelRatio, 1024)
  const canvas = document.createElement('canvas')
  canvas.width = atlas.width
  canvas.height = atlas.height
  const context = canvas.getContext('2d')
  if (context) paintAtlas(context, atlas, drawings)
  return { texture: canvas as unknown as string, mapping: atlas.mapping, pixelRatio }
}

/** Added = in the accent; moved = ringed with it; shut = hollow and dashed; gone = the same, struck out. */
function pinDrawing(kind: ServicePointKind, look: PinLook, flavour: MapFlavour): SymbolDrawing {
  const { map } = flavour
  const coloured = (part: Partial<MapFlavour['map']>) => ({ ...flavour, map: { ...map, ...part } })
  switch (look) {
    case 'open':
      return pointDrawing(kind, true, flavour)
    case 'added':
      return pointDrawing(kind, true, coloured({ walkshed: map.selection }))
    case 'moved': {
      const drawing = pointDrawing(kind, true, flavour)
      const [casing, ...rest] = drawing.parts
      return casing ? { ...drawing, parts: [{ ...casing, stroke: map.selection, width: 4.4 }, ...rest] } : drawing
    }
    case 'shut':
      return pointDrawing(kind, false, flavour)
    case 'other': {
      const drawing = pointDrawing(kind, false, flavour)
      return { ...drawing, parts: drawing.parts.map((part) => ({ ...part, opacity: 0.45 })) }
    }
    case 'gone': {
      const drawing = pointDrawing(kind, false, flavour)
      const strike = `M-7 ${-PIN_TIP - 7}L7 ${-PIN_TIP + 7}M7 ${-PIN_TIP - 7}L-7 ${-PIN_TIP + 7}`
      return { ...drawing, parts: [...drawing.parts, { d: strike, stroke: map.gap, width: 2.2 }] }
    }
  }
}

/** Pins, the southern ones in front; the chosen one stands larger in a ring of the accent. */
export function pinLayers(
  pins: readonly PlanPin[],
  chosenId: string | null,
  atlas: AtlasImage,
  { map }: MapFlavour,
  scale: number,
) {
  const ordered = [...pins].sort((a, b) => Number(a.id === chosenId) - Number(b.id === chosenId) || b.lat - a.lat)
  const chosen = pins.filter(({ id }) => id === chosenId)
  const [red, green, blue] = rgba(map.selection)
  return [
    new ScatterplotLayer<PlanPin>({
      id: 'plan-pin-chosen',
      data: chosen,
      getPosition: ({ lon, lat }) => [lon, lat],
      getRadius: 20,
      radiusUnits: 'pixels',
      radiusScale: scale,
      billboard: true,
      getFillColor: [red, green, blue, 46],
    }),
    new IconLayer<PlanPin>({
      id: 'plan-pins',
      data: ordered,
      iconAtlas: atlas.texture,
      iconMapping: atlas.mapping,
      textureParameters: ICON_TEXTURE,
      sizeScale: scale,
      getPosition: ({ lon, lat }) => [lon, lat],
      getIcon: ({ kind, look }: PlanPin) => iconOf(kind, look),
      getSize: ({ id, kind, look }) =>
        ((atlas.mapping[iconOf(kind, look)]?.height ?? 0) / atlas.pixelRatio) * (id === chosenId ? 1.35 : 1),
      updateTriggers: { getSize: chosenId },
    }),
  ]
}

/** Id of the pin whose head is nearest to a place of the screen, in CSS px; null = there is none. */
export function pinAt(
  pins: readonly PlanPin[],
  project: (lon: number, lat: number) => [number, number],
  scale: number,
  x: number,
  y: number,
): string | null {
  let [best, bestPx] = [null as string | null, 13 * scale]
  for (const { id, lon, lat } of pins) {
    const [left, top] = project(lon, lat)
    const px = Math.hypot(x - left, y - (top - PIN_TIP * scale))
    if (px <= bestPx) [best, bestPx] = [id, px]
  }
  return best
}
