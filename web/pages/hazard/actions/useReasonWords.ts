import type { HazardAction, HazardState } from '@wangge/db/vocabulary'
import { useCallback } from 'react'
import { type TextKey, useText } from '../../../text/index.ts'
import { zh } from '../../../text/zh.ts'
import { useCommitmentName } from '../useCommitmentName.ts'
import { wrongStateOf } from './actionOrder.ts'

/** Where an action was refused, for the reasons that depend on it. */
interface Refusal {
  action: HazardAction
  state: HazardState
}

/** Why an action is not allowed, in words: 缺：预案、资金. */
export function useReasonWords(): (reasons: readonly string[], missing: readonly string[], of?: Refusal) => string {
  const { t, language } = useText()
  const commitmentName = useCommitmentName()
  return useCallback(
    (reasons, missing, of) => {
      const separator = language === 'zh' ? '、' : ', '
      return reasons
        .map((reason) => {
          const side = reason === 'wrongState' && of ? wrongStateOf(of.action, of.state) : null
          const key = side ? (`hazard.why.${side}` as const) : reasonKey(reason)
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
