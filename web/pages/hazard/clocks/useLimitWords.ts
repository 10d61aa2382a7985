import type { CaseClock } from '@wangge/api/contract'
import { useText } from '../../../text/index.ts'

/** 24 小时, 3 个工作日. */
export function useLimitWords(): (limit: NonNullable<CaseClock['statutory']>) => string {
  const { t } = useText()
  return ({ amount, unit }) => t(`hazard.limit.${unit}`, { n: amount })
}
