import {
  RESPONSE_REASONS,
  type ResponseListFilter,
  type ResponseListRow,
  responseList,
  responseListCount,
} from '@wangge/db/queries/response-list'
import { z } from 'zod'
import type { ResponseCase, responseCasesQuery } from '../../contract/index.ts'
import { promised } from '../../response/promises.ts'
import { slowestCases } from '../../response/slowest-cases.ts'
import { decodeCursor, type Page, pageOf } from '../cursor.ts'
import { type Asking, ask } from './ask.ts'
import { chosenFacts } from './chosen-facts.ts'
import { askedFor } from './filter-of.ts'
import { flushFacts } from './flush-facts.ts'

const place = z.object({
  sort: z.enum(['slowest', 'fastest', 'latest']),
  seconds: z.int(),
  reportedAt: z.iso.datetime(),
  id: z.uuid(),
  now: z.iso.datetime(),
})

export type CasesInput = Omit<z.output<typeof responseCasesQuery>, 'cursor' | 'limit' | 'count'>

/** The cases behind a number. The cursor keeps the instant of the first page, so that none becomes late between pages. */
export async function listResponseCases({
  input,
  ...asking
}: Asking & {
  input: CasesInput & { cursor?: string | undefined; limit: number; count: boolean }
}): Promise<Page<ResponseCase>> {
  const { sort, limit } = input
  const after = decodeCursor(
    input.cursor,
    place.refine((given) => given.sort === sort),
  )
  const wanted = await wantedCases(asking, input)
  const now = after?.now ?? wanted.now
  const among = sort === 'slowest' && after === null ? await slowest(asking, input, wanted, limit + 1) : null
  const named = among === null ? { ...wanted, now } : { ...wanted, now, among }
  const rows = await ask<ResponseListRow>(asking, responseList(named, { sort, after, limit: limit + 1 }))
  const total = input.count ? await ask<{ total: number }>(asking, responseListCount({ ...wanted, now })) : null
  return pageOf(rows, limit, {
    item: (row) => ({ ...row, seconds: row.seconds < 0 ? null : row.seconds }),
    place: ({ seconds, reportedAt, id }) => ({ sort, seconds, reportedAt, id, now }),
    total: total?.[0]?.total ?? null,
  })
}

/** The first page that everybody opens, found in memory: the database then looks up these alone. Null = it has to look for itself. */
async function slowest(
  asking: Asking,
  input: CasesInput,
  { reason, fromSeconds, toSeconds }: ResponseListFilter,
  count: number,
): Promise<string[] | null> {
  if (input.measure !== 'measured') return null
  const { counted } = await chosenFacts(asking, input)
  const number = reason === null ? null : RESPONSE_REASONS.indexOf(reason)
  return slowestCases(counted, { step: input.step, reason: number, fromSeconds, toSeconds }, count)
}

/** What a request for cases means, in the words of the queries. */
export async function wantedCases(asking: Asking, input: CasesInput): Promise<ResponseListFilter> {
  await flushFacts(asking.ctx)
  const { filter, namesPatrol, now } = await askedFor(asking, input)
  const { step, measure, reason = null, fromSeconds = null, toSeconds = null } = input
  return { filter, namesPatrol, step: promised(step), measure, reason, fromSeconds, toSeconds, now }
}
