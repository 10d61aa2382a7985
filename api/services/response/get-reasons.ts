import { RESPONSE_REASONS } from '@wangge/db/queries/response-list'
import { type ResponseReasonRow, responseReasons } from '@wangge/db/queries/response-reasons'
import type { ResponseStep } from '@wangge/db/vocabulary'
import type { ResponseFilter, ResponseReasons } from '../../contract/index.ts'
import { promised } from '../../response/promises.ts'
import { type Asking, ask } from './ask.ts'
import { askedFor } from './filter-of.ts'

/** Why arrivals were late: the part of the way that took most, as the dispatches say. */
export async function getResponseReasons({
  input,
  ...asking
}: Asking & { input: ResponseFilter & { step: ResponseStep } }): Promise<ResponseReasons> {
  const { filter, namesPatrol, now } = await askedFor(asking, input)
  const step = promised(input.step === 'reportToArrive' ? 'reportToArrive' : 'arrive')
  const rows = await ask<ResponseReasonRow>(asking, responseReasons(filter, namesPatrol, step))
  const reasons = rows.map(({ reason, n }) => ({ reason: RESPONSE_REASONS[reason] ?? 'unknown', n }))
  return {
    asOf: now,
    late: rows.reduce((sum, { n }) => sum + n, 0),
    reasons: reasons.sort(
      (a, b) => b.n - a.n || RESPONSE_REASONS.indexOf(a.reason) - RESPONSE_REASONS.indexOf(b.reason),
    ),
  }
}
