import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useLocation, useNavigate } from 'react-router'
import { otherParams, parseView, viewToSearch } from '../state/address.ts'
import type { Selection, View } from '../state/view.ts'

/** Where the map should look next; a new key moves the camera. */
export type Focus =
  | { key: string; bounds: [number, number, number, number] }
  | { key: string; position: [number, number]; zoom?: number }

interface ViewState {
  view: View
  setView(next: View): void
  /** `params` are a page's own, beside the view: null takes one away; a `step` is one to go back over. */
  change(part: Partial<View>, params?: Readonly<Record<string, string | null>>, isStep?: boolean): void
  /** Selects, and moves the map there when a place is given. */
  select(selection: Selection | null, place?: Place): void
  focus: Focus | null
  /** Selected from outside the map without a known place: the map goes there once its detail has arrived. */
  awaited: Selection | null
  focusOn(place: Place): void
}

export interface Place {
  position?: readonly [number, number] | null
  bounds?: readonly [number, number, number, number] | null
  zoom?: number
}

const ViewContext = createContext<ViewState | null>(null)

export function useView(): ViewState {
  const state = useContext(ViewContext)
  if (!state) throw new Error('useView needs a ViewProvider above it')
  return state
}

/** The address is the state: parsed from it, and every change is written back to it. */
export function ViewProvider({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const view = useMemo(() => parseView(search), [search])
  const latest = useRef({ view, pathname, search })
  // Only a changed address: the router brings it late, and a render in between must not undo what was asked for meanwhile.
  useLayoutEffect(() => {
    latest.current = { view, pathname, search }
  }, [view, pathname, search])
  const [focus, setFocus] = useState<Focus | null>(null)
  const [awaited, setAwaited] = useState<Selection | null>(view.camera === null ? view.selection : null)

  const setView = useCallback(
    (next: View, params: Readonly<Record<string, string | null>> = {}, isStep = false) => {
      const { view: before, pathname: path, search: asked } = latest.current
      // A new selection is a step one can go back from; a moved camera is not.
      const replace = !isStep && JSON.stringify(before.selection) === JSON.stringify(next.selection)
      const search = [viewToSearch(next), withParams(otherParams(asked), params)].filter(Boolean).join('&')
      latest.current = { view: next, pathname: path, search }
      void navigate({ pathname: path, search }, { replace })
    },
    [navigate],
  )
  const change = useCallback<ViewState['change']>(
    (part, params, isStep) => setView({ ...latest.current.view, ...part }, params, isStep),
    [setView],
  )
  const select = useCallback(
    (selection: Selection | null, place?: Place) => {
      change({ selection })
      const next = place && focusOf(place)
      if (next) setFocus(next)
      setAwaited(next ? null : selection)
    },
    [change],
  )
  const focusOn = useCallback((place: Place) => {
    setFocus(focusOf(place))
    setAwaited(null)
  }, [])
  const state = useMemo(
    () => ({ view, setView, change, select, focus, awaited, focusOn }),
    [view, setView, change, select, focus, awaited, focusOn],
  )
  return <ViewContext value={state}>{children}</ViewContext>
}

function withParams(search: string, params: Readonly<Record<string, string | null>>): string {
  const all = new URLSearchParams(search)
  for (const [name, value] of Object.entries(params)) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  return all.toString()
}

let focusCount = 0

function focusOf({ position, bounds, zoom }: Place): Focus | null {
  focusCount += 1
  const key = String(focusCount)
  if (bounds) return { key, bounds: [...bounds] }
  if (!position) return null
  return zoom === undefined ? { key, position: [...position] } : { key, position: [...position], zoom }
}
