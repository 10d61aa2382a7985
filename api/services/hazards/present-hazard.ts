import type { HazardRow } from '@wangge/db/queries/hazard-columns'
import type { Hazard } from '../../contract/index.ts'

export function presentHazard({ lon, lat, ...row }: HazardRow): Hazard {
  return { ...row, position: [lon, lat] }
}
