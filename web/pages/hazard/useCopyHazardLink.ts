import { useCallback } from 'react'
import { useText } from '../../text/index.ts'

/** Copies the hazard's own address and returns the words to show; it holds an id, never personal data. */
export function useCopyHazardLink(id: string): () => Promise<string> {
  const { t } = useText()
  return useCallback(async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}/hazards/${id}`)
      return t('menu.copied')
    } catch {
      return t('hazard.copyFailed', { address: `${location.origin}/hazards/${id}` })
    }
  }, [id, t])
}
