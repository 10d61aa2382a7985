import { useEffect, useRef, useState } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { useDrag } from '../edits/useDrag.ts'
import { useWhatIf } from '../edits/whatIf.ts'
import { usePlanPointer } from '../map/pointer.ts'
import { usePlanTable } from '../state/table.ts'
import type { ActiveTool } from './useActiveTool.ts'

/**
 * Escape goes back one level: the drag, the last place of a path, the tool, the selected point. With a tool, space acts at the cross in
 * the map's middle and Enter ends a path. Returns whether keys were used last, so that the cross is shown.
 */
export function useToolKeys(active: ActiveTool): boolean {
  const pointer = usePlanPointer()
  const table = usePlanTable()
  const whatIf = useWhatIf()
  const drag = useDrag()
  const [isByKeys, setByKeys] = useState(false)
  const latest = useRef({ active, table, whatIf, drag })
  latest.current = { active, table, whatIf, drag }

  useEffect(() => {
    const goBack = (): boolean => {
      const now = latest.current
      if (now.whatIf.dragging) now.drag.cancel()
      else if (now.active.back()) return true
      else if (now.whatIf.tool) now.whatIf.setTool(null)
      else if (now.table.selectedPointId !== null) now.table.selectPoint(null)
      else return false
      return true
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      // The browser closes its own dialog, and antd its own list, first.
      if (document.querySelector('dialog[open], .ant-select-open')) return
      if (event.key === 'Escape') {
        if (goBack()) event.preventDefault()
        return
      }
      const { active: tool, whatIf: shared } = latest.current
      if (!shared.tool || isTyping(event.target) || isOnButton(event.target)) return
      setByKeys(true)
      if (event.key === ' ') {
        const at = pointer.centre()
        if (at) tool.act(at)
      } else if (event.key === 'Enter') tool.finish()
      else if (event.key === 'Backspace') tool.back()
      else return
      event.preventDefault()
    }
    const onPointer = (): void => setByKeys(false)
    addEventListener('keydown', onKey, { capture: true })
    addEventListener('pointermove', onPointer)
    return () => {
      removeEventListener('keydown', onKey, { capture: true })
      removeEventListener('pointermove', onPointer)
    }
  }, [pointer])
  return isByKeys
}

/** Space and Enter press the button that has the focus. */
const isOnButton = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, summary') !== null
