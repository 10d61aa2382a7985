import type { FeatureCollection } from 'geojson'
import { createContext, useContext } from 'react'

/** Where the pointer is on the planner's map, and what lies under it. */
export interface PlanPointerEvent {
  lon: number
  lat: number
  /** CSS pixels from the map's top left. */
  x: number
  y: number
  /** Id of the service point whose pin is under the pointer. */
  pinId: string | null
  /** Row into PlanBaseAnswer.residences under the pointer, where there is no pin. */
  residenceRow: number | null
  isTouch: boolean
  shiftKey: boolean
}

/** What a tool does with the pointer; the latest subscriber is asked first. */
export interface PlanPointerHandlers {
  /** True takes the pointer until it is up: the map does not move, nothing is selected, no other subscriber hears of it. */
  down?(at: PlanPointerEvent): boolean
  /** Also while the pointer is up; once a frame at most. */
  move?(at: PlanPointerEvent): void
  /** Of a pointer that was taken. */
  up?(at: PlanPointerEvent): void
  /** A taken pointer was lost: a second finger, the window left. */
  cancel?(): void
  /** Down and up on one place without a drag, where nobody took it; true = done, nothing is selected. */
  click?(at: PlanPointerEvent): boolean
  doubleClick?(at: PlanPointerEvent): boolean
}

/** The planner's map as its tools use it. */
export interface PlanPointer {
  subscribe(handlers: PlanPointerHandlers): () => void
  /** CSS cursor over the map; null = the map's own. */
  setCursor(cursor: string | null): void
  /**
   * Lines (dashed), areas (tinted) and places (ringed) of a tool, above the streets in the colour of what is selected. Null
   * clears it.
   */
  setDrawing(drawing: FeatureCollection | null): void
  /** False keeps the map still while dragging, also where nobody takes the pointer. */
  setMapDrag(isOn: boolean): void
  /** CSS pixels from the map's top left; null before the map is there. */
  project(lon: number, lat: number): [x: number, y: number] | null
  /** What lies under a place of the window, such as a pointer outside the map's own events has; null outside the map. */
  at(clientX: number, clientY: number): { lon: number; lat: number } | null
  /** The middle of the map, where the keys of a tool act; null before the map is there. */
  centre(): { lon: number; lat: number; x: number; y: number } | null
}

export const PlanPointerContext = createContext<PlanPointer | null>(null)

export function usePlanPointer(): PlanPointer {
  const pointer = useContext(PlanPointerContext)
  if (!pointer) throw new Error('usePlanPointer needs a PlanPointerContext above it')
  return pointer
}
