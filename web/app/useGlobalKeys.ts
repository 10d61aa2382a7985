import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { parseView, viewToSearch } from '../state/address.ts'
import { isTyping } from './isTyping.ts'
import { usePanels } from './panels.tsx'
import { storedKeysOn } from './preferences.ts'
import { useView } from './ViewContext.tsx'

/** After G, the second key must follow within this. */
const CHORD_MS = 1200

/** The second key after G, and where it leads. */
const CHORDS: Readonly<Record<string, string>> = {
  c: '/',
  d: '/desk',
  t: '/teams',
  p: '/plan',
  l: '/list',
  r: '/response',
}
const KEEPS_SEARCH: ReadonlySet<string> = new Set(['/', '/desk', '/list'])

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
      if (event.key === '?') now.panels.setHelpOpen(true)
      else if (event.key === '[') now.panels.setLeft(now.panels.left === 'open' ? 'closed' : 'open')
      else if (event.key === ']') now.panels.setRight(now.panels.right === 'open' ? 'closed' : 'open')
      else return
      event.preventDefault()
    }
    // Before the keys of any page: the T of a chord hands no hazard on.
    const onChord = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || !storedKeysOn()) return
      const isChord = event.timeStamp - chordAt < CHORD_MS
      chordAt = event.key === 'g' ? event.timeStamp : 0
      const pathname = isChord ? CHORDS[event.key] : undefined
      if (pathname === undefined) return
      const { navigate: go, search: asked, view: shown } = latest.current
      // The view goes along; the filters of a page of figures or teams stay with it.
      void go({ pathname, search: KEEPS_SEARCH.has(pathname) ? asked : viewToSearch(shown) })
      event.preventDefault()
    }
    addEventListener('keydown', onChord, { capture: true })
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('keydown', onChord, { capture: true })
      removeEventListener('keydown', onKey)
    }
  }, [])
}

function goBack({
  select,
  panels,
}: Pick<ReturnType<typeof useView>, 'select'> & { panels: ReturnType<typeof usePanels> }): void {
  // The browser closes its own dialog first.
  if (document.querySelector('dialog[open]')) return
  // The address, not what is drawn: a busy page draws a selection some time after it was made.
  if (parseView(location.search).selection) select(null)
  else if (matchMedia('(max-width: 1599.98px)').matches && panels.right === 'open') panels.setRight('closed')
}
