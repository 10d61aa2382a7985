import type { Hazard } from '@wangge/api/contract'
import { type RefObject, useEffect, useRef } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'
import { nextIndex } from '../../command/queue/useQueueKeys.ts'

/** J and K step, X marks, Enter takes the focus to the chosen hazard's page. */
export function useInboxKeys(
  shown: readonly Hazard[],
  selectedId: string | null,
  list: RefObject<HTMLUListElement | null>,
  choose: (hazard: Hazard) => void,
  mark: (id: string) => void,
): void {
  const latest = useRef({ shown, selectedId, choose, mark })
  latest.current = { shown, selectedId, choose, mark }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || !storedKeysOn()) return
      const now = latest.current
      const at = now.shown.findIndex(({ id }) => id === now.selectedId)
      if (event.key === 'j' || event.key === 'k') {
        const next = now.shown[nextIndex(at, event.key === 'j' ? 1 : -1, now.shown.length)]
        if (!next) return
        now.choose(next)
        list.current?.querySelector(`[data-id="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
      } else if (event.key === 'x') {
        const id = rowUnderFocus() ?? now.selectedId
        if (id === null) return
        now.mark(id)
      } else if (event.key === 'Enter' && at >= 0 && event.target === document.body) {
        document.querySelector<HTMLElement>('[data-detail-title]')?.focus()
      } else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [list])
}

const rowUnderFocus = (): string | null =>
  document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'] ?? null
