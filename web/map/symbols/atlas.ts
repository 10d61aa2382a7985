import { CLOCK_STATES, type ClockState, HAZARD_GRADES, SERVICE_POINT_KINDS, TEAM_KINDS } from '@wangge/db/vocabulary'
import { type HazardLook, hazardDrawing } from './hazard.ts'
import { HOME_FORMS, homeDrawing } from './home.ts'
import { badgeDrawing, bracketsDrawing, unansweredDrawing } from './marks.ts'
import type { Part, SymbolDrawing, SymbolFlavour } from './part.ts'
import { pointDrawing } from './point.ts'
import { headingDrawing, TEAM_FORMS, teamDrawing } from './team.ts'

/** Steps of the ring: a fortieth of the time is finer than the eye reads on a ring 20 px wide. */
export const RING_STEPS = 40

/** Where an icon lies in the atlas, in device pixels, as deck.gl's IconLayer wants it; `height` / `pixelRatio` = CSS pixels. */
export interface AtlasIcon {
  x: number
  y: number
  width: number
  height: number
  anchorX: number
  anchorY: number
  mask: false
}

export interface Atlas {
  width: number
  height: number
  pixelRatio: number
  mapping: Record<string, AtlasIcon>
}

export const hazardIcon = ({ clock, grade, share }: HazardLook): string =>
  clock === 'ontime' || clock === 'soon'
    ? `hazard-${clock}-${grade}-${share === null ? 'x' : Math.ceil(share * RING_STEPS)}`
    : `hazard-${clock}-${grade}`
export const teamIcon = (kind: string, form: string): string => `team-${kind}-${form}`
export const pointIcon = (kind: string, isOpen: boolean): string => `point-${kind}-${isOpen ? 'open' : 'closed'}`
export const homeIcon = (form: string): string => `home-${form}`
export const BRACKETS_ICON = 'brackets'
export const BRACKETS_MAJOR_ICON = 'brackets-wide'
export const BADGE_ICON = 'badge'
/** Turned to where a team on its way is heading. */
export const HEADING_ICON = 'heading'
export const UNANSWERED_ICON = 'unanswered'

/** Every symbol the map may show, by icon name. */
export function allDrawings(flavour: SymbolFlavour): Map<string, SymbolDrawing> {
  const drawings = new Map<string, SymbolDrawing>()
  for (const grade of HAZARD_GRADES) {
    for (const clock of CLOCK_STATES) {
      for (const share of sharesOf(clock)) {
        drawings.set(hazardIcon({ clock, grade, share }), hazardDrawing({ clock, grade, share }, flavour))
      }
    }
  }
  for (const kind of TEAM_KINDS) {
    for (const form of TEAM_FORMS) drawings.set(teamIcon(kind, form), teamDrawing(kind, form, flavour, false))
  }
  for (const kind of SERVICE_POINT_KINDS) {
    for (const isOpen of [true, false]) drawings.set(pointIcon(kind, isOpen), pointDrawing(kind, isOpen, flavour))
  }
  for (const form of HOME_FORMS) drawings.set(homeIcon(form), homeDrawing(form, flavour))
  drawings.set(BRACKETS_ICON, bracketsDrawing(flavour, 20))
  drawings.set(BRACKETS_MAJOR_ICON, bracketsDrawing(flavour, 24))
  drawings.set(BADGE_ICON, badgeDrawing(flavour))
  drawings.set(HEADING_ICON, headingDrawing(flavour))
  drawings.set(UNANSWERED_ICON, unansweredDrawing(flavour))
  return drawings
}

/** Ring shares that a clock state can show; states without a running ring have one drawing. */
function sharesOf(clock: ClockState): (number | null)[] {
  if (clock !== 'ontime' && clock !== 'soon') return [null]
  return [null, ...[...Array(RING_STEPS + 1).keys()].map((step) => step / RING_STEPS)]
}

/** Packs the drawings on shelves, tallest first, `width` device pixels wide. Pure: `paintAtlas` does the drawing. */
export function packAtlas(drawings: ReadonlyMap<string, SymbolDrawing>, pixelRatio: number, width = 2048): Atlas {
  const mapping: Record<string, AtlasIcon> = {}
  const gap = 2
  let [x, y, shelf] = [0, 0, 0]
  const tallestFirst = [...drawings].sort(([, a], [, b]) => b.halfHeight - a.halfHeight)
  for (const [name, drawing] of tallestFirst) {
    const iconWidth = Math.ceil(drawing.halfWidth * 2 * pixelRatio)
    const iconHeight = Math.ceil(drawing.halfHeight * 2 * pixelRatio)
    if (x + iconWidth > width) [x, y, shelf] = [0, y + shelf + gap, 0]
    mapping[name] = {
      x,
      y,
      width: iconWidth,
      height: iconHeight,
      anchorX: iconWidth / 2,
      anchorY: iconHeight / 2,
      mask: false,
    }
    x += iconWidth + gap
    shelf = Math.max(shelf, iconHeight)
  }
  return { width, height: y + shelf, pixelRatio, mapping }
}

/** Draws the packed symbols. `context` belongs to a canvas of the atlas's size. */
export function paintAtlas(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  atlas: Atlas,
  drawings: ReadonlyMap<string, SymbolDrawing>,
): void {
  for (const [name, { parts }] of drawings) {
    const place = atlas.mapping[name]
    if (!place) continue
    context.setTransform(atlas.pixelRatio, 0, 0, atlas.pixelRatio, place.x + place.anchorX, place.y + place.anchorY)
    for (const part of parts) paintPart(context, part)
  }
}

function paintPart(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, part: Part): void {
  const path = new Path2D(part.d)
  context.globalAlpha = part.opacity ?? 1
  if (part.fill) {
    context.fillStyle = part.fill
    context.fill(path, 'evenodd')
  }
  if (!part.stroke) return
  context.strokeStyle = part.stroke
  context.lineWidth = part.width ?? 1
  context.lineCap = part.dash ? 'butt' : 'round'
  context.lineJoin = 'round'
  context.setLineDash(part.dash ? [...part.dash] : [])
  context.stroke(path)
}
