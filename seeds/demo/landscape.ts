import type { Plan } from './plan.ts'
import type { Point } from './plane.ts'
import type { Site } from './site.ts'
import type { StreetSheet } from './streetSheet.ts'

const STEP_METRES = 60
const RIVER_NAME = '晨河'
const RAILWAY_NAME = '晨柳铁路'

/** River and railway: obstacles on foot, and what the eye finds first. */
export function drawRiverAndRail(sheet: StreetSheet, plan: Plan): void {
  const { west, east } = plan.river
  const halfWidth = (u: number) => 66 + 12 * Math.sin(u / 900) + 5 * Math.sin(u / 310)
  const us = steps(west, east)
  const south = us.map((u): Point => [u, -halfWidth(u)])
  const north = us.map((u): Point => [u, halfWidth(u)]).reverse()
  const bank = [...south, ...north]
  sheet.way([...bank, bank[0] as Point], { natural: 'water', water: 'river', name: RIVER_NAME })
  const middle = us.map((u): Point => [u, 0])
  sheet.way(middle, { waterway: 'river', name: RIVER_NAME })
  sheet.backdrop.push(
    { layer: 'water', name: RIVER_NAME, geometry: { type: 'Polygon', coordinates: [sheet.ring(bank)] } },
    {
      layer: 'waterway',
      name: RIVER_NAME,
      geometry: { type: 'LineString', coordinates: middle.map((at) => sheet.position(at)) },
    },
  )
  for (const offset of [-3, 3]) {
    const track = steps(plan.rail.south, plan.rail.north).map((v): Point => [plan.rail.u + offset, v])
    sheet.way(track, { railway: 'rail', name: RAILWAY_NAME })
    if (offset < 0) continue
    sheet.backdrop.push({
      layer: 'rail',
      name: RAILWAY_NAME,
      geometry: { type: 'LineString', coordinates: track.map((at) => sheet.position(at)) },
    })
  }
}

/** Buildings, greens and ponds of one block, one feature a layer. */
export function drawGround(sheet: StreetSheet, site: Site, name: string): void {
  const add = (layer: 'building' | 'green' | 'water', label: string, shapes: (readonly Point[])[]) => {
    if (shapes.length === 0) return
    sheet.backdrop.push({
      layer,
      name: label,
      geometry: { type: 'MultiPolygon', coordinates: shapes.map((shape) => [sheet.ring(shape, layer === 'green')]) },
    })
  }
  add('green', name.endsWith('公园') ? name : '', site.greens)
  add('water', '', site.ponds)
  add(
    'building',
    '',
    site.buildings.map(({ outline }) => outline),
  )
  for (const shape of site.ponds) sheet.way([...shape, shape[0] as Point], { natural: 'water', water: 'pond' })
}

function steps(from: number, to: number): number[] {
  const count = Math.ceil((to - from) / STEP_METRES)
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count)
}
