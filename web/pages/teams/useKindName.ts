import type { ShiftKind } from '@wangge/api/contract'
import { useCallback } from 'react'
import { useText } from '../../text/index.ts'

/** Names of kinds of shift, which people edit: they come with the roster. */
export function useKindName(kinds: readonly ShiftKind[]): (key: string) => string {
  const { language } = useText()
  return useCallback(
    (key) => {
      const kind = kinds.find((one) => one.key === key)
      return (language === 'zh' ? kind?.nameZh : kind?.nameEn) || kind?.nameZh || key
    },
    [kinds, language],
  )
}
