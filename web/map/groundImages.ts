import {
  flavours,
  gateImage,
  type MapTheme,
  PATTERN_PIXEL_RATIO,
  PATTERNS,
  type PatternImage,
  roomImage,
} from '@wangge/tiles/style'
import type { MapLibreMap } from './maplibre.ts'

/** The pictures that streets and labels need; again after each change of the style. */
export function addGroundImages(map: MapLibreMap, theme: MapTheme): void {
  addImages(map, { [PATTERNS.gate]: gateImage(flavours[theme]), [PATTERNS.room]: roomImage() })
}

/** Gives a map pictures by their name in the style, or others in their place. */
export function addImages(map: MapLibreMap, images: Record<string, PatternImage>): void {
  for (const [name, image] of Object.entries(images)) {
    if (map.hasImage(name)) map.updateImage(name, image)
    else map.addImage(name, image, { pixelRatio: PATTERN_PIXEL_RATIO })
  }
}
