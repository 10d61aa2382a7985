import { useText } from '../../../text/index.ts'

/** Copies the address of a saved scenario, its id and nothing else; returns the words to show. */
export function useScenarioLink(): (id: string) => Promise<string> {
  const { t } = useText()
  return async (id) => {
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}?scenario=${id}`)
      return t('menu.copied')
    } catch {
      return t('menu.copyFailed')
    }
  }
}
