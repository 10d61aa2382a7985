import type { ReportMap } from '@wangge/api/contract'
import type { LngLat } from 'maplibre-gl'
import type { MapLibreMap } from '../map/maplibre.ts'
import { askGround } from './ground.ts'
import { HOW_ID, pinBox } from './pinBox.ts'
import { pinDeed } from './pinKeys.ts'
import { AREA_ZOOM, NEAR_ZOOM, pinMap } from './pinMap.ts'
import { askPlace, type LonLat, placeUnder } from './placeUnder.ts'
import type { PinWords } from './words.ts'

interface PinOptions {
  ground: ReportMap
  words: PinWords
  start: LonLat | null
  onUse(position: LonLat, name: string): void
  onLeave(): void
}

/** Farther out than this a pixel is some five metres. */
const EXACT_ZOOM = 14.5

/** A map under a pin that stands still: it is dragged, tapped, moved by keys, and its place taken. */
export async function openPin(box: HTMLElement, { ground, words, start, onUse, onLeave }: PinOptions) {
  const parts = pinBox(box, words, ground.attribution)
  parts.use.disabled = true
  let isPatchy = false
  let isOpen = true
  const onMissing = (): void => {
    isPatchy = true
    parts.note(words.patchy)
  }
  const map = await pinMap(parts.canvas, { ground, start, onMissing })
  const note = (): void => parts.note(isPatchy ? words.patchy : map.getZoom() < EXACT_ZOOM ? words.far : '')
  const under = placeUnder(askPlace, parts.tell)
  let goal: LngLat | null = null
  const send = box.closest('form')?.querySelector<HTMLButtonElement>('[data-send]')
  const use = async (): Promise<void> => {
    // Whoever tapped means that place, though the map still glides there.
    if (goal) map.jumpTo({ center: goal })
    else map.stop()
    const place = placeOf(map)
    // Sent before the answer is there, the report would go without the place.
    if (send) send.disabled = true
    const found = await under.settled(place)
    if (send) send.disabled = false
    if (!isOpen) return
    if (found.state === 'inside') onUse(place, found.name)
    else if (found.state === 'unknown') onUse(place, `${place[1]}, ${place[0]}`)
  }
  map.on('moveend', () => {
    goal = null
    under.at(placeOf(map))
    note()
  })
  map.on('click', ({ lngLat }) => {
    map.easeTo({ center: lngLat })
    goal = map.isMoving() ? lngLat : null
  })
  parts.zoomIn.addEventListener('click', () => map.zoomIn())
  parts.zoomOut.addEventListener('click', () => map.zoomOut())
  parts.use.addEventListener('click', () => void use())
  parts.leave.addEventListener('click', onLeave)
  listenToKeys(map, words, { use: () => void use(), leave: onLeave })
  parts.use.disabled = false
  void under.settled(placeOf(map))
  note()
  box.scrollIntoView({ block: 'nearest' })
  map.getCanvas().focus({ preventScroll: true })
  return {
    moveTo: ([lon, lat]: LonLat): void => {
      map.jumpTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), NEAR_ZOOM) })
    },
    showArea: async (code: string): Promise<void> => {
      const { area } = await askGround(code)
      if (area) map.jumpTo({ center: area, zoom: AREA_ZOOM })
    },
    remove: (): void => {
      isOpen = false
      map.remove()
      box.replaceChildren()
    },
  }
}

/** To a tenth of a metre. */
function placeOf(map: MapLibreMap): LonLat {
  const { lng, lat } = map.getCenter()
  return [Number(lng.toFixed(6)), Number(lat.toFixed(6))]
}

function listenToKeys(map: MapLibreMap, words: PinWords, acts: { use(): void; leave(): void }): void {
  const canvas = map.getCanvas()
  canvas.setAttribute('role', 'application')
  canvas.setAttribute('aria-label', words.label)
  canvas.setAttribute('aria-describedby', HOW_ID)
  canvas.addEventListener('keydown', (event) => {
    const deed = pinDeed(event)
    if (deed === null) return
    event.preventDefault()
    if (deed === 'use' || deed === 'leave') acts[deed]()
    else if ('move' in deed) map.panBy([...deed.move], { duration: 0 })
    else map.zoomTo(map.getZoom() + deed.zoom)
  })
}
