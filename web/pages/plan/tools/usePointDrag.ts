import { useEffect, useRef } from 'react'
import { useDrag } from '../edits/useDrag.ts'
import { useWhatIf } from '../edits/whatIf.ts'
import { type PlanPointerEvent, usePlanPointer } from '../map/pointer.ts'
import { usePlanTable } from '../state/table.ts'

/** A press that moved less than this is a click. */
const DRAG_PX = 4

/**
 * Any point is moved by its pin while no tool has the map; the answer follows. A finger moves only the selected point, so that
 * nothing is moved by panning.
 */
export function usePointDrag(): void {
  const pointer = usePlanPointer()
  const table = usePlanTable()
  const drag = useDrag()
  const { tool } = useWhatIf()
  const latest = useRef({ table, drag })
  latest.current = { table, drag }
  useEffect(() => {
    if (tool !== null) return
    let pressed: PlanPointerEvent | null = null
    let isMoving = false
    const over = (): void => {
      pressed = null
      isMoving = false
    }
    return pointer.subscribe({
      down: (at) => {
        if (at.pinId === null || (at.isTouch && at.pinId !== latest.current.table.selectedPointId)) return false
        pressed = at
        return true
      },
      move: (at) => {
        if (!pressed?.pinId) return
        isMoving ||= Math.hypot(at.x - pressed.x, at.y - pressed.y) >= DRAG_PX
        if (isMoving) latest.current.drag.move(pressed.pinId, at.lon, at.lat)
      },
      up: () => {
        if (!pressed) return
        if (isMoving) latest.current.drag.end()
        latest.current.table.selectPoint(pressed.pinId)
        over()
      },
      cancel: () => {
        if (isMoving) latest.current.drag.cancel()
        over()
      },
    })
  }, [pointer, tool])
}
