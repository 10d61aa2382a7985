import type { PlanSettings } from '@wangge/api/walk'
import type { GapRow } from './gapRows.ts'

/** The server's list of the same gaps, which knows nothing of edits that are not saved. */
export function gapsAddress(settings: PlanSettings): string {
  const query = new URLSearchParams({
    limitSeconds: String(settings.limitSeconds),
    speedMetresPerSecond: String(settings.speedMetresPerSecond),
    asksForStaff: String(settings.asksForStaff),
    asksForRoom: String(settings.asksForRoom),
    weight: settings.weight,
  })
  if (settings.minuteOfWeek !== null) query.set('minuteOfWeek', String(settings.minuteOfWeek))
  for (const kind of settings.kinds) query.append('kinds', kind)
  return `/api/v1/plan/gaps.csv?${query}`
}

/** Rows as CSV for spreadsheets: UTF-8 with a mark, lines ended as RFC 4180 wants. */
export function gapsCsv(rows: readonly GapRow[], head: readonly string[], stateWord: (row: GapRow) => string): string {
  const lines = rows.map((row) => [
    row.rank,
    row.name,
    row.place,
    stateWord(row),
    row.gap.sums.people,
    row.gap.sums.dwellings,
    row.gap.sums.vulnerable,
    row.gap.rows.length,
    row.gap.cellCode ?? '',
    row.pointName,
    row.seconds === null ? '' : (row.seconds / 60).toFixed(1),
    row.gap.centre[0].toFixed(6),
    row.gap.centre[1].toFixed(6),
  ])
  return `\ufeff${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quoted where a spreadsheet needs it; words that it would take for a formula are disarmed. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
