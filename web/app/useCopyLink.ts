import { useCallback } from 'react'
import { useText } from '../text/index.ts'

/** Copies the address of this view and returns the words to show; it holds codes and ids, never personal data. */
export function useCopyLink(): () => Promise<string> {
  const { t } = useText()
  return useCallback(async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      return t('menu.copied')
    } catch {
      return t('menu.copyFailed')
    }
  }, [t])
}
