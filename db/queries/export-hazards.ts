import { type SQL, sql } from 'drizzle-orm'
import { type HazardRow, hazardCells, hazardColumns } from './hazard-columns.ts'
import { type HazardFilter, passes } from './hazard-filter.ts'

/** A hazard with what a register on paper has beside the line of a list; of the reporter only what is masked. */
export interface ExportedHazardRow extends HazardRow {
  acknowledgedAt: string | null
  answeredAt: string | null
  verifiedAt: string | null
  rectifyDeadline: string | null
  reinspectedAt: string | null
  repliedAt: string | null
  responsibleUnit: string
  reporterNameMasked: string | null
  reporterPhoneMasked: string | null
}

/** Latest report first, a page after the hazard that the page before ended with. */
export function hazardsToExport(
  filter: HazardFilter,
  now: string,
  after: { reportedAt: string; id: string } | null,
  limit: number,
): SQL {
  const from = after ? sql`and (h.reported_at, h.id) < (${after.reportedAt}::timestamptz, ${after.id}::uuid)` : sql``
  return sql`
    select ${hazardColumns(now)}, h.acknowledged_at as "acknowledgedAt", h.answered_at as "answeredAt", h.verified_at as "verifiedAt",
      h.rectify_deadline as "rectifyDeadline", h.reinspected_at as "reinspectedAt", h.replied_at as "repliedAt",
      h.responsible_unit as "responsibleUnit", h.reporter_name_masked as "reporterNameMasked",
      h.reporter_phone_masked as "reporterPhoneMasked"
    from (
      select h.* from hazard h where ${passes(filter, now)} ${from} order by h.reported_at desc, h.id desc limit ${limit}::int) h
    ${hazardCells}
    order by h.reported_at desc, h.id desc`
}
