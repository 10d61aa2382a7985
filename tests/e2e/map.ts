import type { Page } from '@playwright/test'
import type { Level } from '@wangge/db/vocabulary'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { expect } from './product.ts'

declare global {
  interface Window {
    /** The page's hook for tests: the one map. */
    __wanggeMap?: MapLibreMap
  }
}

/** Opens an address of the product and waits until the map has drawn all it asked for. */
export async function openMap(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await mapIsDrawn(page)
}

export async function mapIsDrawn(page: Page, withinMs = 60_000): Promise<void> {
  await expect(page.getByTestId('map')).toHaveAttribute('data-map-idle', 'true', { timeout: withinMs })
}

/** Camera of the map: what the address must bring back. */
export function camera(page: Page): Promise<{ lon: number; lat: number; zoom: number }> {
  return page.evaluate(() => {
    const map = window.__wanggeMap
    if (!map) throw new Error('the page has no map')
    const { lng, lat } = map.getCenter()
    return { lon: lng, lat, zoom: map.getZoom() }
  })
}

/** Pixel of the page at which the map draws a place. */
export function pixelOf(page: Page, [lon, lat]: readonly [number, number]): Promise<{ x: number; y: number }> {
  return page.evaluate(
    (place) => {
      const map = window.__wanggeMap
      if (!map) throw new Error('the page has no map')
      const { left, top } = map.getContainer().getBoundingClientRect()
      const { x, y } = map.project(place)
      return { x: left + x, y: top + y }
    },
    [lon, lat] as [number, number],
  )
}

/** Waits until a style layer draws something. */
export async function expectDrawn(page: Page, layer: string): Promise<void> {
  const features = (id: string) => window.__wanggeMap?.queryRenderedFeatures({ layers: [id] }).length ?? 0
  await expect.poll(() => page.evaluate(features, layer), { message: `features of ${layer}` }).toBeGreaterThan(0)
}

/** Cells of a level that the map draws now, by division code, with the figures that were joined to their tiles. */
export function drawnCells(page: Page, level: Level): Promise<{ code: string; state: Record<string, unknown> }[]> {
  return page.evaluate((layer) => {
    const map = window.__wanggeMap
    if (!map) throw new Error('the page has no map')
    const features = map.queryRenderedFeatures({ layers: [layer] })
    const byCode = new Map(features.map(({ properties, state }) => [String(properties['code']), { ...state }]))
    return [...byCode].map(([code, state]) => ({ code, state }))
  }, `${level}-fill`)
}
