import { CLOCK_STATES, LEVELS } from '@wangge/db/vocabulary'
import { MAP_LAYERS, type Selection, type View } from './view.ts'

/** What an address without parameters opens: the dense core, hazards and teams over the coverage. */
export const DEFAULT_VIEW: View = {
  camera: null,
  layers: ['hazards', 'teams', 'coverage'],
  selection: null,
  level: 'auto',
  clocks: [],
  theme: 'auto',
  language: 'zh',
}

/**
 * The view an address asks for. Whatever cannot be understood falls back to its default alone: an old or mistyped link still
 * opens the rest.
 */
export function parseView(search: string | URLSearchParams): View {
  const params = typeof search === 'string' ? new URLSearchParams(search) : search
  return {
    camera: parseCamera(params.get('at')),
    layers: params.has('on') ? listOf(MAP_LAYERS, params.get('on')) : DEFAULT_VIEW.layers,
    selection: parseSelection(params.get('sel')),
    level: oneOf(LEVELS, params.get('level')) ?? 'auto',
    clocks: listOf(CLOCK_STATES, params.get('clock')),
    theme: oneOf(['light', 'dark'] as const, params.get('theme')) ?? 'auto',
    language: oneOf(['zh', 'en'] as const, params.get('lang')) ?? DEFAULT_VIEW.language,
  }
}

/** The shortest query that parseView reads back as the same view; '' for the default. No leading question mark. */
export function viewToSearch(view: View): string {
  const { camera, layers, selection, level, clocks, theme, language } = canonicalView(view)
  const parts: string[] = []
  if (camera) parts.push(`at=${camera.lon},${camera.lat},${camera.zoom}`)
  if (layers.join() !== DEFAULT_VIEW.layers.join()) parts.push(`on=${layers.join()}`)
  if (selection) parts.push(`sel=${selection.type}:${encodeURIComponent(idOf(selection))}`)
  if (level !== 'auto') parts.push(`level=${level}`)
  if (clocks.length > 0) parts.push(`clock=${clocks.join()}`)
  if (theme !== 'auto') parts.push(`theme=${theme}`)
  if (language !== DEFAULT_VIEW.language) parts.push(`lang=${language}`)
  return parts.join('&')
}

const VIEW_PARAMS = ['at', 'on', 'sel', 'level', 'clock', 'theme', 'lang']

/** What an address holds beside the view: the filters of a page. No leading question mark. */
export function otherParams(search: string): string {
  const params = new URLSearchParams(search)
  for (const name of VIEW_PARAMS) params.delete(name)
  return params.toString()
}

/**
 * The view as an address can hold it: lists in their fixed order without repeats, the camera to 1e-5 degrees (a metre) and a
 * hundredth of a zoom level. A canonical view survives the address exactly.
 */
export function canonicalView(view: View): View {
  return {
    ...view,
    camera: view.camera && roundCamera(view.camera),
    layers: MAP_LAYERS.filter((layer) => view.layers.includes(layer)),
    clocks: CLOCK_STATES.filter((clock) => view.clocks.includes(clock)),
  }
}

/** The id under which the API knows what is selected. */
export function idOf(selection: Selection): string {
  return selection.type === 'cell' ? selection.code : selection.id
}

type Camera = NonNullable<View['camera']>

/** To 1e-5 degrees and a hundredth of a zoom level. */
export function roundCamera({ lon, lat, zoom }: Camera): Camera {
  const round = (value: number, digits: number) => Number(value.toFixed(digits)) + 0
  return { lon: round(lon, 5), lat: round(lat, 5), zoom: round(zoom, 2) }
}

function parseCamera(text: string | null): Camera | null {
  const numbers = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [lon, lat, zoom] = numbers
  if (numbers.length !== 3 || lon === undefined || lat === undefined || zoom === undefined) return null
  const isPlace = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22
  return isPlace ? roundCamera({ lon, lat, zoom }) : null
}

function parseSelection(text: string | null): Selection | null {
  const [, type, id] = /^(\w+):(.{1,64})$/.exec(text ?? '') ?? []
  if (id === undefined) return null
  if (type === 'cell') return { type, code: id }
  const known = oneOf(['residence', 'servicePoint', 'team', 'hazard'] as const, type ?? null)
  return known && { type: known, id }
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null): T | null {
  return allowed.find((candidate) => candidate === value) ?? null
}

function listOf<T extends string>(allowed: readonly T[], value: string | null): readonly T[] {
  const asked = new Set((value ?? '').split(','))
  return allowed.filter((candidate) => asked.has(candidate))
}
