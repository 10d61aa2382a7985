import type { CoverageCellInput } from '@wangge/db/queries/coverage-inputs'
import type { CoverageCellResult, CoverageResidenceResult } from '@wangge/db/queries/coverage-results'
import { LEVEL_CODE_LENGTH, type Level } from '@wangge/db/vocabulary'
import { FLAGGED_SNAP_METRES, UNRELIABLE_FLAGGED_SHARE, UNRELIABLE_MEDIAN_SNAP_METRES } from './thresholds.ts'

/** Results of residences summed up for each cell of every level, by code prefix. A cell without residences is all zeros. */
export function rollUp(
  cells: readonly CoverageCellInput[],
  results: readonly CoverageResidenceResult[],
): CoverageCellResult[] {
  const sorted = [...results].sort((a, b) => (a.scope_code < b.scope_code ? -1 : a.scope_code > b.scope_code ? 1 : 0))
  return cells.map(({ code, level }) => {
    const prefix = level === 'cell' ? code : code.slice(0, LEVEL_CODE_LENGTH[level as Exclude<Level, 'cell'>])
    const from = firstFrom(sorted, prefix)
    let end = from
    while (sorted[end]?.scope_code.startsWith(prefix)) end++
    return rollUpOf(code, level, sorted.slice(from, end))
  })
}

function rollUpOf(code: string, level: string, results: readonly CoverageResidenceResult[]): CoverageCellResult {
  const cell: CoverageCellResult = {
    ...{
      cell_code: code,
      level,
      residences: results.length,
      people: 0,
      dwellings: 0,
      people_served: 0,
      dwellings_served: 0,
    },
    ...{ people_gap: 0, people_no_street_data: 0, median_snap_metres: null, flagged_share: null, reliable: true },
  }
  const legs: number[] = []
  let flagged = 0
  for (const { people, dwellings, state, snap_metres } of results) {
    cell.people += people
    cell.dwellings += dwellings
    if (state === 'served') {
      cell.people_served += people
      cell.dwellings_served += dwellings
    } else if (state === 'gap') cell.people_gap += people
    else cell.people_no_street_data += people
    if (snap_metres !== null) legs.push(snap_metres)
    if (snap_metres === null || snap_metres > FLAGGED_SNAP_METRES) flagged++
  }
  if (results.length === 0) return cell
  cell.median_snap_metres = medianOf(legs)
  cell.flagged_share = flagged / results.length
  cell.reliable =
    cell.flagged_share <= UNRELIABLE_FLAGGED_SHARE && (cell.median_snap_metres ?? 0) <= UNRELIABLE_MEDIAN_SNAP_METRES
  return cell
}

/** Null of nothing; the mean of the two in the middle of an even number. */
function medianOf(values: number[]): number | null {
  values.sort((a, b) => a - b)
  const upper = values[values.length >> 1]
  if (upper === undefined) return null
  const lower = values[(values.length - 1) >> 1] ?? upper
  return (lower + upper) / 2
}

function firstFrom(sorted: readonly CoverageResidenceResult[], prefix: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.scope_code ?? '') < prefix) low = middle + 1
    else high = middle
  }
  return low
}
