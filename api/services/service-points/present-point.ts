import type { ServicePointSummaryRow } from '@wangge/db/queries/service-points'
import type { ServicePointSummary } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { isOpen } from '../opening-hours.ts'

export function presentPoint(ctx: Ctx, row: ServicePointSummaryRow): ServicePointSummary {
  const { id, code, name, kind, lon, lat, openingHours, staffed, capacity, cellCode } = row
  return {
    ...{ id, code, name, kind, openingHours, staffed, capacity, cellCode },
    position: [lon, lat],
    openNow: isOpen(openingHours, ctx.zone, ctx.clock()),
  }
}
