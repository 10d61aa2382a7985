import { useEffect, useRef } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'
import { usePlanPlace } from '../state/usePlanPlace.ts'
import { PLAN_LAYERS } from './planLayers.ts'

/** 1–5 switch the layers, outside fields. */
export function useLayerKeys(): void {
  const { toggleLayer } = usePlanPlace()
  const latest = useRef(toggleLayer)
  latest.current = toggleLayer
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || !storedKeysOn() || !/^[1-5]$/.test(event.key)) return
      const layer = PLAN_LAYERS[Number(event.key) - 1]
      if (layer) latest.current(layer)
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
