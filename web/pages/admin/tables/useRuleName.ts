import type { ClockRule } from '@wangge/api/contract'
import { useText } from '../../../text/index.ts'
import { useLimitWords } from '../../hazard/clocks/useLimitWords.ts'

/** A rule as people choose it: 24 小时 · 12 小时, the required limit before the promised one. */
export function useRuleName(rules: readonly ClockRule[]): (key: string) => string {
  const { t } = useText()
  const limitWords = useLimitWords()
  return (key) => {
    const rule = rules.find((one) => one.key === key)
    if (!rule) return key
    const limits = [
      rule.statutory && `${t('admin.rule.statutory')} ${limitWords(rule.statutory)}`,
      rule.promised && `${t('admin.rule.promised')} ${limitWords(rule.promised)}`,
    ]
    return limits.filter(Boolean).join(' · ')
  }
}
