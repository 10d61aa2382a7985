import { useEffect, useRef } from 'react'
import { MAP_LAYERS, type MapLayer } from '../state/view.ts'
import type { Tool } from './tools/useTool.ts'

/** 1–6 layers, 0 the whole district, L lasso, M measure, Escape leaves a tool; outside fields, and not as the second key of a "G …" chord. `isOff`: a page has keys of its own. */
export function useMapKeys(
  tool: Tool,
  toggleLayer: (layer: MapLayer) => void,
  showAll: () => void,
  isOff: boolean,
): void {
  const latest = useRef({ tool, toggleLayer, showAll })
  latest.current = { tool, toggleLayer, showAll }
  useEffect(() => {
    if (isOff) return
    let before = ''
    const onKey = (event: KeyboardEvent) => {
      const isChord = before === 'g'
      before = event.key
      if (isChord || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
      if (act(event.key, latest.current)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    // Before the page's own keys, so that Escape leaves a running tool and nothing else.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [isOff])
}

interface Doers {
  tool: Tool
  toggleLayer: (layer: MapLayer) => void
  showAll: () => void
}

function act(key: string, { tool, toggleLayer, showAll }: Doers): boolean {
  const layer = /^[1-6]$/.test(key) ? MAP_LAYERS[Number(key) - 1] : undefined
  if (layer) toggleLayer(layer)
  else if (key === '0') showAll()
  else if (key === 'l' || key === 'L') tool.toggle('lasso')
  else if (key === 'm' || key === 'M') tool.toggle('measure')
  else if (key === 'Escape' && tool.name !== null) tool.leave()
  else return false
  return true
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
