import { scopePrefix } from '@wangge/db'
import type { HazardFilter } from '@wangge/db/queries/hazard-filter'
import type { z } from 'zod'
import type { hazardFilter } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { prefixWithin } from '../cells/find-cell.ts'

/** What lists, summaries and exports are narrowed by, as a request carries it. */
export type FilterInput = Partial<z.infer<typeof hazardFilter>>

/** The filter in the words of the queries; `me` becomes the asker. Throws `notFound` for a cell that the asker does not see. */
export async function filterOf(ctx: Ctx, input: FilterInput): Promise<HazardFilter> {
  return {
    prefix: await areaOf(ctx, input.cell),
    clocks: listOf(input.clock),
    states: listOf(input.state),
    sources: listOf(input.source),
    kinds: listOf(input.kind),
    grade: input.grade ?? null,
    verdict: input.verdict ?? null,
    reportedFrom: input.reportedFrom ?? null,
    reportedTo: input.reportedTo ?? null,
    ownerId: input.owner === 'me' ? ctx.who.personId : (input.owner ?? null),
    awaitsReinspection: input.waiting === 'reinspect',
    counted: input.counted ?? null,
    words: input.q ?? null,
    all: input.all === 'true',
  }
}

/** Code prefix of the cell asked for, else of the asker's scope: row-level security would hide the rest, but not lead into an index. */
export async function areaOf(ctx: Ctx, cell: string | undefined): Promise<string> {
  if (cell !== undefined) return prefixWithin(ctx, cell)
  return ctx.who.scope ? scopePrefix(ctx.who.scope) : ''
}

function listOf<Word>(given: Word | Word[] | undefined): Word[] {
  return given === undefined ? [] : ([given].flat() as Word[])
}
