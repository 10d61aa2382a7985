import { WHOLE_SYSTEM } from '@wangge/db'
import {
  type StagedFaultRow,
  stagedDuplicates,
  stagedInvalidShapes,
  stagedOrphans,
  stagedOverlaps,
  stagedUnitsInCircles,
  stagedUnknownCells,
  stagedUnknownKinds,
  stagedUnknownUnits,
} from '@wangge/db/queries/import-checks'
import { dropStagedRows } from '@wangge/db/queries/import-staging'
import { stagedTakenHazards } from '@wangge/db/queries/publish-hazards'
import type { BadRow } from '@wangge/seeds'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'
import type { RowSource } from './import-report.ts'
import type { Staged } from './stage.ts'

/** Neighbours drawn by different hands overlap by slivers; more than a hundredth of the smaller one is a mistake. */
const OVERLAP_SHARE = 0.01

interface Check {
  field: string
  code: string
  query: SQL
  reason(fault: StagedFaultRow): string
}

/**
 * What only the database can tell. Bad rows are taken out of staging, and the checks repeated until none is found: a cell whose
 * parent was taken out is an orphan too.
 */
export async function checkStaged(
  ctx: Ctx,
  importId: string,
  kind: RowSource['kind'],
  staged: Staged,
): Promise<BadRow[]> {
  const found: BadRow[] = []
  for (;;) {
    const faults = await findFaults(ctx, importId, kind, staged)
    if (faults.length === 0) return found
    found.push(...faults.map((fault) => fault.badRow))
    const numbers = faults.map((fault) => fault.number)
    await ctx.database.transaction(WHOLE_SYSTEM, (tx) => tx.run(dropStagedRows(importId, numbers)))
  }
}

/** One bad row a staged row: the first check that it fails. */
async function findFaults(ctx: Ctx, importId: string, kind: RowSource['kind'], staged: Staged) {
  const faults = new Map<number, BadRow>()
  for (const { field, code, query, reason } of checksOf(importId, kind, dayIn(ctx.zone, ctx.clock()))) {
    for (const fault of await ctx.database.rows<StagedFaultRow>(WHOLE_SYSTEM, query)) {
      if (faults.has(fault.number)) continue
      const file = staged.fileNames.join(', ')
      const line = staged.lineOf(fault.number)
      faults.set(fault.number, { file, line, field, value: fault.value, code, reason: reason(fault) })
    }
    // What fails a plain check is not worth an overlay.
    if (faults.size > 0) break
  }
  return [...faults].map(([number, badRow]) => ({ number, badRow }))
}

function checksOf(importId: string, kind: RowSource['kind'], today: string): Check[] {
  const duplicates = (key: 'code' | 'serial'): Check => ({
    field: key,
    code: 'duplicateCode',
    query: stagedDuplicates(importId, key),
    reason: ({ value }) => `${key} ${value} came before in this import: keep one of the two rows`,
  })
  switch (kind) {
    case 'codes':
    case 'cells':
      return [
        duplicates('code'),
        {
          field: 'parentCode',
          code: 'parentMissing',
          query: stagedOrphans(importId),
          reason: ({ value, other }) =>
            other === ''
              ? `it lies in ${value}, which is neither in this import nor in the database: import that first, its code and name (wangge import codes) or its boundary (wangge import cells)`
              : `the parent ${value} is a ${other}, which is not wider than this cell: correct the parent or the level`,
        },
        {
          field: 'boundary',
          code: 'invalidGeometry',
          query: stagedInvalidShapes(importId),
          reason: ({ value, other }) =>
            `the boundary of ${value} is not a valid polygon (${other}): repair it in a GIS`,
        },
        {
          field: 'boundary',
          code: 'overlap',
          query: stagedOverlaps(importId, OVERLAP_SHARE, today),
          reason: ({ value, other }) =>
            `the boundary of ${value} overlaps that of ${other} by more than ${OVERLAP_SHARE * 100}% of the smaller one: correct one of the two`,
        },
      ]
    case 'hazards':
      return [
        duplicates('serial'),
        {
          field: 'kind',
          code: 'unknownKind',
          query: stagedUnknownKinds(importId),
          reason: ({ value }) => `${value} is no kind of hazard here: use a key of the list of kinds`,
        },
        {
          field: 'serial',
          code: 'hazardTaken',
          query: stagedTakenHazards(importId),
          reason: ({ value, other }) =>
            other === 'reported'
              ? `${value} was reported here, not imported: give this row another number, or leave it out`
              : `people have acted on ${value} since it was imported: correct it on its page, and leave this row out`,
        },
      ]
    case 'forces':
    case 'teams':
      return [
        duplicates('code'),
        {
          field: 'cellCode',
          code: 'unknownCell',
          query: stagedUnknownCells(importId),
          reason: ({ value }) => `there is no cell ${value}: import the cells first, or correct the code`,
        },
        {
          field: 'parentCode',
          code: 'parentMissing',
          query: stagedUnknownUnits(importId, kind === 'forces'),
          reason: ({ value }) =>
            kind === 'forces'
              ? `the unit above, ${value}, is neither in this import nor in the database: bring it along, or correct the code`
              : `there is no unit ${value}: import it first (wangge import forces), or correct the code`,
        },
        ...(kind === 'forces' ? [circles(importId)] : []),
      ]
    case 'residences':
    case 'service-points':
      return [duplicates('code')]
  }
}

function circles(importId: string): Check {
  return {
    field: 'parentCode',
    code: 'circle',
    query: stagedUnitsInCircles(importId),
    reason: ({ value, other }) =>
      `${other} would stand above itself, by way of ${value}: correct who stands above whom`,
  }
}
