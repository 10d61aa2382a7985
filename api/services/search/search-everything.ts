import { type SearchRow, search } from '@wangge/db/queries/search'
import type { SearchResult } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { dayIn } from '../days.ts'

const RESULTS_SHOWN = 20

/** Cells, service points, teams, hazards and residences by name, code, serial or address. */
export async function searchEverything({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { words: string }
}): Promise<{ items: SearchResult[] }> {
  const words = input.words.trim()
  if (words === '') return { items: [] }
  const rows = await ctx.database.rows<SearchRow>(ctx.who, search(words, dayIn(ctx.zone, ctx.clock()), RESULTS_SHOWN))
  return { items: rows.map(presentResult) }
}

function presentResult({ lon, lat, west, south, east, north, ...row }: SearchRow): SearchResult {
  return {
    ...row,
    position: lon === null || lat === null ? null : [lon, lat],
    bounds: west === null || south === null || east === null || north === null ? null : [west, south, east, north],
  }
}
