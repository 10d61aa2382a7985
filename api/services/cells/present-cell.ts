import type { CellRow } from '@wangge/db/queries/cells'
import type { CellSummary } from '../../contract/index.ts'

/** A cell with its roll-up; null where the run has none for it. */
export function presentCell(row: CellRow, runId: string | null): CellSummary {
  const { code, level, kind, name, parentCode, population, households } = row
  return { code, level, kind, name, parentCode, population, households, rollUp: rollUpOf(row, runId) }
}

function rollUpOf(row: CellRow, runId: string | null): CellSummary['rollUp'] {
  if (runId === null || row.people === null) return null
  const people = row.people
  const peopleServed = row.peopleServed ?? 0
  return {
    runId,
    residences: row.residences ?? 0,
    people,
    dwellings: row.dwellings ?? 0,
    peopleServed,
    dwellingsServed: row.dwellingsServed ?? 0,
    peopleGap: row.peopleGap ?? 0,
    peopleNoStreetData: row.peopleNoStreetData ?? 0,
    rate: people > 0 ? peopleServed / people : null,
    medianSnapMetres: row.medianSnapMetres,
    flaggedShare: row.flaggedShare,
    reliable: row.reliable ?? false,
  }
}
