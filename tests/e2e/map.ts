import type { Page } from '@playwright/test'
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

/** Cells that the map draws now, by division code, with the figures joined to them. */
export function drawnCells(page: Page): Promise<{ code: string; state: Record<string, unknown> }[]> {
  return page.evaluate(() => {
    const map = window.__wanggeMap
    if (!map) throw new Error('the page has no map')
    const layers = map.getStyle().layers.filter((layer) => layer.type === 'fill' && 'source' in layer)
    const found = new Map<string, { code: string; state: Record<string, unknown> }>()
    for (const feature of map.queryRenderedFeatures({ layers: layers.map(({ id }) => id) })) {
      const code: unknown = feature.properties['code']
      if (typeof code === 'string') found.set(code, { code, state: { ...feature.state } })
    }
    return [...found.values()]
  })
}
