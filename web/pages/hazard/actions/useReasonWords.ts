import { useCallback } from 'react'
import { type TextKey, useText } from '../../../text/index.ts'
import { zh } from '../../../text/zh.ts'
import { useCommitmentName } from '../useCommitmentName.ts'

/** Why an action is not allowed, in words: 缺：预案、资金. */
export function useReasonWords(): (reasons: readonly string[], missing: readonly string[]) => string {
  const { t, language } = useText()
  const commitmentName = useCommitmentName()
  return useCallback(
    (reasons, missing) => {
      const separator = language === 'zh' ? '、' : ', '
      return reasons
        .map((reason) => {
          const key = reasonKey(reason)
          const names = missing.map(commitmentName).join(separator)
          return key ? t(key, { names }) : reason
        })
        .join(language === 'zh' ? '；' : '; ')
    },
    [t, language, commitmentName],
  )
}

/** The text key of a reason; null for one that only a newer server knows. */
export function reasonKey(reason: string): TextKey | null {
  const key = `hazard.why.${reason}`
  return key in zh ? (key as TextKey) : null
}
