import type { ClockRule } from '@wangge/api/contract'
import { NOTHING } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { useLimitWords } from '../../hazard/clocks/useLimitWords.ts'

interface RuleNames {
  /** 规定 24 小时 · 承诺 12 小时. */
  whole(key: string): string
  /** 24 小时 / 12 小时: what is required, what is promised. */
  short(key: string): string
}

/** A rule by its limits, as people know it. */
export function useRuleName(rules: readonly ClockRule[]): RuleNames {
  const { t } = useText()
  const limitWords = useLimitWords()
  const limitsOf = (key: string) => rules.find((one) => one.key === key)
  return {
    whole(key) {
      const rule = limitsOf(key)
      const limits = [
        rule?.statutory && `${t('admin.rule.statutory')} ${limitWords(rule.statutory)}`,
        rule?.promised && `${t('admin.rule.promised')} ${limitWords(rule.promised)}`,
      ]
      return limits.filter(Boolean).join(' · ') || key
    },
    short(key) {
      const rule = limitsOf(key)
      if (!rule) return key
      return [rule.statutory, rule.promised].map((limit) => (limit ? limitWords(limit) : NOTHING)).join(' / ')
    },
  }
}
