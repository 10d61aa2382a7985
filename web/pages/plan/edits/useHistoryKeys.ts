import { useEffect, useRef } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { usePlanTable } from '../state/table.ts'
import { changeWords } from './historyWords.ts'
import { useEditWording } from './useEditWording.ts'

/** Undo and redo, by button and by Ctrl Z, Ctrl Shift Z and Ctrl Y outside fields; what was undone is said. */
export function useHistoryKeys(): { undo(): void; redo(): void } {
  const table = usePlanTable()
  const wording = useEditWording()
  const toast = useToast()
  const went = useRef<'undone' | 'redone' | null>(null)
  const before = useRef(table.edits)
  useEffect(() => {
    const last = before.current
    before.current = table.edits
    if (went.current === null || last === table.edits) return
    toast(wording.t(`planEdits.${went.current}`, { what: changeWords(last, table.edits, wording) }))
    went.current = null
  }, [table.edits, wording, toast])

  const undo = (): void => {
    if (!table.canUndo) return
    went.current = 'undone'
    table.undo()
  }
  const redo = (): void => {
    if (!table.canRedo) return
    went.current = 'redone'
    table.redo()
  }
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) latest.current.undo()
      else if (key === 'y' || key === 'z') latest.current.redo()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return { undo: () => latest.current.undo(), redo: () => latest.current.redo() }
}
