import { useEffect, useRef } from 'react'
import { useDrag } from '../edits/useDrag.ts'
import { type AddPoint, useNewPoint } from '../edits/useNewPoint.ts'
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
  const newPoint = useNewPoint()
  /** Ends the drag; a new point that is named after its place is named anew. */
  const end = async (id: string): Promise<void> => {
    const added = table.edits.find((edit): edit is AddPoint => edit.type === 'addPoint' && edit.id === id)
    if (added && newPoint.isNamedByPlace(added)) drag.carry(await newPoint.named(added))
    drag.end()
  }
  const latest = useRef({ table, drag, end })
  latest.current = { table, drag, end }
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
        if (isMoving && !latest.current.drag.isOf(pressed.pinId)) {
          over()
          return
        }
        isMoving ||= Math.hypot(at.x - pressed.x, at.y - pressed.y) >= DRAG_PX
        if (isMoving) latest.current.drag.move(pressed.pinId, at.lon, at.lat)
      },
      up: () => {
        if (!pressed) return
        if (isMoving && pressed.pinId) void latest.current.end(pressed.pinId)
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
