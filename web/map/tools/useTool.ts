import { useCallback, useEffect, useState } from 'react'
import type { MapLibreMap } from '../maplibre.ts'
import type { LonLat } from '../types.ts'

export type ToolName = 'measure' | 'lasso'

export interface Tool {
  name: ToolName | null
  points: readonly LonLat[]
  /** The drawing is complete; the readout stays until the tool is left. */
  isDone: boolean
  toggle(name: ToolName): void
  leave(): void
}

/** Px between two points of a freehand ring. */
const LASSO_STEP_PX = 4

/** Measuring by clicks, lasso by dragging; one tool at a time has the pointer. */
export function useTool(map: MapLibreMap | null): Tool {
  const [name, setName] = useState<ToolName | null>(null)
  const [points, setPoints] = useState<readonly LonLat[]>([])
  const [isDone, setDone] = useState(false)

  const start = useCallback((next: ToolName | null) => {
    setName(next)
    setPoints([])
    setDone(false)
  }, [])
  const leave = useCallback(() => start(null), [start])
  const toggle = useCallback((asked: ToolName) => start(asked === name ? null : asked), [start, name])

  useEffect(() => {
    if (!map || name === null) return
    const restart = () => {
      setDone(false)
      setPoints([])
    }
    const tool = name === 'measure' ? clickTool(map, setPoints, setDone) : dragTool(map, setPoints, setDone, restart)
    map.getCanvas().style.cursor = 'crosshair'
    return () => {
      tool()
      map.getCanvas().style.cursor = ''
    }
  }, [map, name])

  return { name, points, isDone, toggle, leave }
}

type SetPoints = (update: (before: readonly LonLat[]) => readonly LonLat[]) => void
type MapPointer = { lngLat: { lng: number; lat: number }; point: { x: number; y: number } }

function clickTool(map: MapLibreMap, setPoints: SetPoints, setDone: (isDone: boolean) => void): () => void {
  let isDone = false
  const add = ({ lngLat }: MapPointer) => {
    if (isDone) {
      isDone = false
      setDone(false)
      setPoints(() => [[lngLat.lng, lngLat.lat]])
      return
    }
    setPoints((before) => [...before, [lngLat.lng, lngLat.lat]])
  }
  const finish = () => {
    // The two clicks of the double click stand on one place: one of them goes.
    isDone = true
    setPoints((before) => before.slice(0, -1))
    setDone(true)
  }
  map.doubleClickZoom.disable()
  map.on('click', add)
  map.on('dblclick', finish)
  return () => {
    map.off('click', add)
    map.off('dblclick', finish)
    map.doubleClickZoom.enable()
  }
}

function dragTool(
  map: MapLibreMap,
  setPoints: SetPoints,
  setDone: (isDone: boolean) => void,
  restart: () => void,
): () => void {
  let last: { x: number; y: number } | null = null
  const begin = (event: MapPointer) => {
    restart()
    last = event.point
    setPoints(() => [[event.lngLat.lng, event.lngLat.lat]])
  }
  const draw = ({ lngLat, point }: MapPointer) => {
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) < LASSO_STEP_PX) return
    last = point
    setPoints((before) => [...before, [lngLat.lng, lngLat.lat]])
  }
  const end = () => {
    if (last) setDone(true)
    last = null
  }
  map.dragPan.disable()
  map.boxZoom.disable()
  map.on('mousedown', begin)
  map.on('mousemove', draw)
  map.on('mouseup', end)
  map.on('touchstart', begin)
  map.on('touchmove', draw)
  map.on('touchend', end)
  return () => {
    map.off('mousedown', begin)
    map.off('mousemove', draw)
    map.off('mouseup', end)
    map.off('touchstart', begin)
    map.off('touchmove', draw)
    map.off('touchend', end)
    map.dragPan.enable()
    map.boxZoom.enable()
  }
}
