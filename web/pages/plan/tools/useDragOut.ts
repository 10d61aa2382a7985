import { type PointerEvent, useRef } from 'react'
import { useDrag } from '../edits/useDrag.ts'
import { type AddPoint, useNewPoint } from '../edits/useNewPoint.ts'
import { usePlanPointer } from '../map/pointer.ts'
import { usePlanTable } from '../state/table.ts'

/** A new point dragged out of its button onto the map; the answer follows, and it is one step of the history. */
export function useDragOut() {
  const pointer = usePlanPointer()
  const { selectPoint } = usePlanTable()
  const newPoint = useNewPoint()
  const drag = useDrag()
  const point = useRef<AddPoint | null>(null)
  const isPressed = useRef(false)
  const wasDragged = useRef(false)

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    isPressed.current = true
    wasDragged.current = false
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!isPressed.current) return
    const box = event.currentTarget.getBoundingClientRect()
    const at = isOver(box, event) ? null : pointer.at(event.clientX, event.clientY)
    if (!at) return
    if (point.current && !drag.isOf(point.current.id)) {
      over()
      return
    }
    wasDragged.current = true
    point.current = { ...(point.current ?? newPoint.draft(at.lon, at.lat)), ...at }
    drag.carry(point.current)
  }
  const onPointerUp = (): void => {
    const carried = point.current
    over()
    if (!carried) return
    void newPoint.named(carried).then((named) => {
      drag.carry(named)
      drag.end()
      selectPoint(named.id)
    })
  }
  const onPointerCancel = (): void => {
    if (point.current) drag.cancel()
    over()
  }
  const over = (): void => {
    isPressed.current = false
    point.current = null
  }
  return {
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel },
    /** Whether the click that follows a press belongs to a drag. */
    wasDragged: () => wasDragged.current,
  }
}

const isOver = (box: DOMRect, { clientX, clientY }: PointerEvent): boolean =>
  clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
