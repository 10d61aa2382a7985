import type { PlanSums, PlanWeight } from '@wangge/api/walk'
import { percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { signed } from '../edits/editWords.ts'

/** 4 项改动，70.2% → 75.0%，+33,085 人 */
export function useFigureWords() {
  const { t } = useText()
  return (before: PlanSums, after: PlanSums, weight: PlanWeight, edits: number): string =>
    t('scenario.figures', {
      edits,
      before: percent(rateOf(before)),
      after: percent(rateOf(after)),
      gain: signed(after.served - before.served, weight, t),
    })
}

/** Rate = served ÷ all; null of nothing. */
export const rateOf = ({ served, all }: PlanSums): number | null => (all === 0 ? null : served / all)
