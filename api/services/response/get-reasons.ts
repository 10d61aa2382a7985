import { RESPONSE_REASONS } from '@wangge/db/queries/response-list'
import type { ResponseStep } from '@wangge/db/vocabulary'
import type { ResponseFilter, ResponseReasons } from '../../contract/index.ts'
import { reasonOf } from '../../response/fact-block.ts'
import { isLate } from '../../response/group-figures.ts'
import { promised } from '../../response/promises.ts'
import type { Asking } from './ask.ts'
import { chosenFacts } from './chosen-facts.ts'

/** Why arrivals were late: the part of the way that took most, as the dispatches say. */
export async function getResponseReasons({
  input,
  ...asking
}: Asking & { input: ResponseFilter & { step: ResponseStep } }): Promise<ResponseReasons> {
  const { counted, now } = await chosenFacts(asking, input)
  const { step, promiseSeconds } = promised(input.step === 'reportToArrive' ? 'reportToArrive' : 'arrive')
  const counts = RESPONSE_REASONS.map(() => 0)
  for (const { block, rows } of counted) {
    for (const row of rows) {
      const seconds = block.steps[step][row] as number
      if (seconds < 0 || !isLate(seconds, promiseSeconds)) continue
      const reason = reasonOf(block.traits[row] as number)
      counts[reason] = (counts[reason] ?? 0) + 1
    }
  }
  const reasons = RESPONSE_REASONS.map((reason, at) => ({ reason, n: counts[at] ?? 0 })).filter(({ n }) => n > 0)
  return {
    asOf: now,
    late: counts.reduce((sum, n) => sum + n, 0),
    reasons: reasons.sort((a, b) => b.n - a.n),
  }
}
