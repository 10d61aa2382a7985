import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { viewToSearch } from '../state/address.ts'
import { isTyping } from './isTyping.ts'
import { usePanels } from './panels.tsx'
import { storedKeysOn } from './preferences.ts'
import { useView } from './ViewContext.tsx'

/** After G, the second key must follow within this. */
const CHORD_MS = 1200

/** Keys that hold on every page. The map and the queue listen to theirs; a key used by a tool does not arrive here. */
export function useGlobalKeys(): void {
  const { view, select } = useView()
  const panels = usePanels()
  const navigate = useNavigate()
  const { search } = useLocation()
  const latest = useRef({ view, select, panels, navigate, search })
  latest.current = { view, select, panels, navigate, search }

  useEffect(() => {
    let chordAt = 0
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const now = latest.current
      if (event.key === 'Escape') {
        goBack(now)
        return
      }
      if (isTyping(event.target) || !storedKeysOn()) return
      const isChord = event.timeStamp - chordAt < CHORD_MS
      chordAt = event.key === 'g' ? event.timeStamp : 0
      if (isChord && event.key === 'c') void now.navigate({ pathname: '/', search: now.search })
      else if (isChord && event.key === 'd') void now.navigate({ pathname: '/desk', search: now.search })
      else if (isChord && event.key === 'l') void now.navigate({ pathname: '/list', search: now.search })
      else if (isChord && event.key === 'r')
        void now.navigate({ pathname: '/response', search: viewToSearch(now.view) })
      else if (event.key === '?') now.panels.setHelpOpen(true)
      else if (event.key === '[') now.panels.setLeft(now.panels.left === 'open' ? 'closed' : 'open')
      else if (event.key === ']') now.panels.setRight(now.panels.right === 'open' ? 'closed' : 'open')
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function goBack({
  view,
  select,
  panels,
}: Pick<ReturnType<typeof useView>, 'view' | 'select'> & { panels: ReturnType<typeof usePanels> }): void {
  // The browser closes its own dialog first.
  if (document.querySelector('dialog[open]')) return
  if (view.selection) select(null)
  else if (matchMedia('(max-width: 1599.98px)').matches && panels.right === 'open') panels.setRight('closed')
}
