import { flavours, type MapTheme } from '@wangge/tiles/style'
import { useMemo } from 'react'
import type { AtlasImage } from './layers/icons.ts'
import { allDrawings, packAtlas, paintAtlas } from './symbols/atlas.ts'

/** Texture pixels per CSS pixel: twice the screen's, at most 4 (2,048 px wide, about 10 MB). */
const density = (): number => Math.min(Math.max(window.devicePixelRatio * 2, 2), 4)

/** The painted symbols of a theme. */
export function useAtlas(theme: MapTheme): AtlasImage {
  return useMemo(() => paint(theme, density()), [theme])
}

function paint(theme: MapTheme, pixelRatio: number): AtlasImage {
  const drawings = allDrawings(flavours[theme])
  const atlas = packAtlas(drawings, pixelRatio)
  const canvas = document.createElement('canvas')
  canvas.width = atlas.width
  canvas.height = atlas.height
  const context = canvas.getContext('2d')
  if (context) paintAtlas(context, atlas, drawings)
  return { texture: canvas as unknown as string, mapping: atlas.mapping, pixelRatio }
}
