import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { BareMap } from '../../../map/types.ts'
import type { PlanPointer, PlanPointerEvent, PlanPointerHandlers } from './pointer.ts'

/** What lies under a place of the screen. */
export type HitTest = (x: number, y: number) => Pick<PlanPointerEvent, 'pinId' | 'residenceRow'>

/** interface.md: the hover card waits this long. */
const HOVER_MS = 120
const NO_DRAWING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Presses and moves on the map, first for whoever took the pointer, then for the tools, at last for `onPick`. */
export function usePointerOf(
  bare: BareMap | null,
  hitTest: HitTest,
  onPick: (at: PlanPointerEvent) => void,
): { pointer: PlanPointer; hovered: PlanPointerEvent | null } {
  const [hovered, setHovered] = useState<PlanPointerEvent | null>(null)
  const [hub] = useState(() => new PointerHub())
  const latest = useRef({ hitTest, onPick })
  latest.current = { hitTest, onPick }
  useEffect(
    () =>
      bare
        ? hub.attach(
            bare,
            (x, y) => latest.current.hitTest(x, y),
            (at) => latest.current.onPick(at),
            setHovered,
          )
        : undefined,
    [hub, bare],
  )
  return { pointer: hub, hovered }
}

type MapPress = {
  point: { x: number; y: number }
  lngLat: { lng: number; lat: number }
  originalEvent: MouseEvent | TouchEvent
  preventDefault(): void
}

class PointerHub implements PlanPointer {
  readonly #subscribers: PlanPointerHandlers[] = []
  #bare: BareMap | null = null
  #drawing: FeatureCollection | null = null
  #isMapDragOn = true
  #cursor: string | null = null

  subscribe = (handlers: PlanPointerHandlers): (() => void) => {
    this.#subscribers.push(handlers)
    return () => {
      const at = this.#subscribers.indexOf(handlers)
      if (at >= 0) this.#subscribers.splice(at, 1)
    }
  }

  setCursor = (cursor: string | null): void => {
    this.#cursor = cursor
    if (this.#bare) this.#bare.map.getCanvas().style.cursor = cursor ?? ''
  }

  setDrawing = (drawing: FeatureCollection | null): void => {
    this.#drawing = drawing
    this.#bare?.map.getSource<GeoJSONSource>('tool')?.setData(drawing ?? NO_DRAWING)
  }

  setMapDrag = (isOn: boolean): void => {
    this.#isMapDragOn = isOn
    const pan = this.#bare?.map.dragPan
    if (isOn) pan?.enable()
    else pan?.disable()
  }

  project = (lon: number, lat: number): [x: number, y: number] | null => {
    const at = this.#bare?.map.project([lon, lat])
    return at ? [at.x, at.y] : null
  }

  at = (clientX: number, clientY: number): { lon: number; lat: number } | null => {
    const map = this.#bare?.map
    if (!map) return null
    const { left, right, top, bottom } = map.getCanvas().getBoundingClientRect()
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) return null
    const { lng, lat } = map.unproject([clientX - left, clientY - top])
    return { lon: lng, lat }
  }

  centre = (): { lon: number; lat: number; x: number; y: number } | null => {
    const map = this.#bare?.map
    if (!map) return null
    const { clientWidth, clientHeight } = map.getCanvas()
    const [x, y] = [clientWidth / 2, clientHeight / 2]
    const { lng, lat } = map.unproject([x, y])
    return { lon: lng, lat, x, y }
  }

  /** Follows the pointer over a live map until the answer is called. */
  attach(
    bare: BareMap,
    hitTest: HitTest,
    onPick: (at: PlanPointerEvent) => void,
    onHover: (at: PlanPointerEvent | null) => void,
  ): () => void {
    const { map } = bare
    let hovered = ''
    let rest: ReturnType<typeof setTimeout> | undefined
    const hover = (at: PlanPointerEvent | null): void => {
      const found = at ? `${at.pinId} ${at.residenceRow}` : ''
      if (found === hovered) return
      clearTimeout(rest)
      onHover(null)
      hovered = found
      if (at && (at.pinId !== null || at.residenceRow !== null)) rest = setTimeout(() => onHover(at), HOVER_MS)
    }
    this.#bare = bare
    if (this.#drawing) this.setDrawing(this.#drawing)
    if (!this.#isMapDragOn) this.setMapDrag(false)
    let taker: PlanPointerHandlers | null = null
    let frame = 0
    let newest: { x: number; y: number; original: MouseEvent } | null = null
    const eventAt = (x: number, y: number, original: MouseEvent | TouchEvent): PlanPointerEvent => {
      const { lng, lat } = map.unproject([x, y])
      const isTouch = 'touches' in original || ('pointerType' in original && original.pointerType === 'touch')
      return { lon: lng, lat, x, y, ...hitTest(x, y), isTouch, shiftKey: original.shiftKey }
    }
    const topDown = (): PlanPointerHandlers[] => this.#subscribers.toReversed()

    const onDown = (press: MapPress): void => {
      const { originalEvent: original } = press
      if ('touches' in original && original.touches.length > 1) return
      if ('button' in original && original.button !== 0) return
      const at = eventAt(press.point.x, press.point.y, original)
      taker = topDown().find((one) => one.down?.(at) === true) ?? null
      hover(null)
      if (!taker) return
      press.preventDefault()
    }
    const onMove = (original: PointerEvent): void => {
      if (!taker && !(original.target instanceof Node && map.getCanvasContainer().contains(original.target))) return
      const box = map.getCanvasContainer().getBoundingClientRect()
      newest = { x: original.clientX - box.left, y: original.clientY - box.top, original }
      frame ||= requestAnimationFrame(flush)
    }
    const flush = (): void => {
      frame = 0
      if (!newest) return
      const at = eventAt(newest.x, newest.y, newest.original)
      newest = null
      if (taker) {
        taker.move?.(at)
        return
      }
      for (const one of topDown()) one.move?.(at)
      hover(at.isTouch ? null : at)
      if (this.#cursor === null) map.getCanvas().style.cursor = at.pinId || at.residenceRow !== null ? 'pointer' : ''
    }
    const onUp = (original: PointerEvent): void => {
      if (!taker) return
      cancelAnimationFrame(frame)
      flush()
      const box = map.getCanvasContainer().getBoundingClientRect()
      taker.up?.(eventAt(original.clientX - box.left, original.clientY - box.top, original))
      taker = null
    }
    const onCancel = (): void => {
      taker?.cancel?.()
      taker = null
    }
    const onSecondFinger = (original: TouchEvent): void => {
      if (original.touches.length > 1) onCancel()
    }
    const onClick = (press: MapPress): void => {
      if (taker) return
      const at = eventAt(press.point.x, press.point.y, press.originalEvent)
      if (!topDown().some((one) => one.click?.(at) === true)) onPick(at)
    }
    const onDoubleClick = (press: MapPress): void => {
      const at = eventAt(press.point.x, press.point.y, press.originalEvent)
      if (topDown().some((one) => one.doubleClick?.(at) === true)) press.preventDefault()
    }

    map.on('mousedown', onDown)
    map.on('touchstart', onDown)
    map.on('click', onClick)
    map.on('dblclick', onDoubleClick)
    addEventListener('pointermove', onMove)
    addEventListener('pointerup', onUp)
    addEventListener('pointercancel', onCancel)
    addEventListener('touchstart', onSecondFinger)
    addEventListener('blur', onCancel)
    const onLeave = (): void => hover(null)
    map.on('movestart', onLeave)
    map.on('mouseout', onLeave)
    return () => {
      hover(null)
      clearTimeout(rest)
      map.off('movestart', onLeave)
      map.off('mouseout', onLeave)
      onCancel()
      cancelAnimationFrame(frame)
      map.off('mousedown', onDown)
      map.off('touchstart', onDown)
      map.off('click', onClick)
      map.off('dblclick', onDoubleClick)
      removeEventListener('pointermove', onMove)
      removeEventListener('pointerup', onUp)
      removeEventListener('pointercancel', onCancel)
      removeEventListener('touchstart', onSecondFinger)
      removeEventListener('blur', onCancel)
      map.getCanvas().style.cursor = ''
      map.dragPan.enable()
      map.getSource<GeoJSONSource>('tool')?.setData(NO_DRAWING)
      this.#bare = null
    }
  }
}
