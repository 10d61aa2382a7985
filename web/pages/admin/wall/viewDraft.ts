import type { WallView, WallViewInput } from '@wangge/api/contract'
import { changeKey } from '../../../data/changeKey.ts'
import { parseView } from '../../../state/address.ts'

/** A view as its form holds it. */
export interface ViewDraft {
  name: string
  /** '' = all that the screen may see. */
  areaCode: string
  shows: WallView['shows']
  /** A link to the command page, or `at=` as such a link has it; '' = the whole area. */
  place: string
  holdSeconds: number
  sortOrder: number
}

export function draftOf(view: WallView | null, sortOrder: number): ViewDraft {
  if (view === null)
    return { name: '', areaCode: '', shows: ['hazards', 'teams', 'coverage'], place: '', holdSeconds: 30, sortOrder }
  const { name, areaCode, shows, camera, holdSeconds } = view
  const place = camera ? `at=${camera.lon},${camera.lat},${camera.zoom}` : ''
  return { name, areaCode: areaCode ?? '', shows, place, holdSeconds, sortOrder: view.sortOrder }
}

/** The view to be saved; null where the link names no place. */
export function viewOf({ name, areaCode, shows, place, holdSeconds, sortOrder }: ViewDraft): WallViewInput | null {
  const camera = cameraOf(place.trim())
  if (camera === undefined) return null
  return { name: name.trim(), areaCode: areaCode || null, shows, camera, holdSeconds, sortOrder }
}

export function inputOf({ name, areaCode, shows, camera, holdSeconds, sortOrder }: WallView): WallViewInput {
  return { name, areaCode, shows, camera, holdSeconds, sortOrder }
}

/** A random UUID (version 4), made here so that a deleted view can come back under the same id. */
export function newViewId(): string {
  const hex = changeKey()
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}

/** Null = the whole area; undefined = words that name no place. */
function cameraOf(place: string): WallView['camera'] | undefined {
  if (place === '') return null
  return parseView(place.slice(place.indexOf('?') + 1)).camera ?? undefined
}
