import { type RefObject, useEffect, useRef } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'
import { useView } from '../../../app/ViewContext.tsx'
import type { QueueRow } from './queueOrder.ts'

/** J and K step through the queue; Enter takes the focus to the selected case's sheet. */
export function useQueueKeys(
  rows: readonly QueueRow[],
  selectedId: string | null,
  list: RefObject<HTMLUListElement | null>,
): void {
  const { select } = useView()
  const latest = useRef({ rows, selectedId, select })
  latest.current = { rows, selectedId, select }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        !storedKeysOn()
      )
        return
      const { rows: current, selectedId: selected, select: choose } = latest.current
      const at = current.findIndex(({ hazard }) => hazard.id === selected)
      if (event.key === 'j' || event.key === 'k') {
        const next = current[nextIndex(at, event.key === 'j' ? 1 : -1, current.length)]
        if (!next) return
        choose({ type: 'hazard', id: next.hazard.id }, { position: next.hazard.position })
        list.current?.querySelector(`[data-id="${next.hazard.id}"]`)?.scrollIntoView({ block: 'nearest' })
        event.preventDefault()
      } else if (event.key === 'Enter' && at >= 0 && event.target === document.body) {
        document.querySelector<HTMLElement>('[data-detail-title]')?.focus()
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [list])
}

/** Stops at both ends; from nothing, J begins at the first and K at the last. */
export function nextIndex(at: number, step: 1 | -1, length: number): number {
  if (at < 0) return step === 1 ? 0 : length - 1
  return Math.min(length - 1, Math.max(0, at + step))
}
