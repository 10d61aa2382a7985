import type { ServicePointKind, TeamKind } from '@wangge/db/vocabulary'
import { circle, polygon } from './part.ts'

const star = (outer: number, inner: number): string => {
  const corners = [...Array(10).keys()].map((corner) => {
    const radius = corner % 2 === 0 ? outer : inner
    const angle = (Math.PI * corner) / 5
    return [radius * Math.sin(angle), -radius * Math.cos(angle)] as const
  })
  return polygon(...corners)
}

const SHIELD = 'M0-5.2L4.4-3.6V.3C4.4 2.8 2.5 4.6 0 5.4C-2.5 4.6-4.4 2.8-4.4.3V-3.6Z'
const FLAME =
  'M.4-5.4C.9-3.2 3.9-1.7 3.9 1.5C3.9 3.8 2.2 5.3 0 5.3C-2.2 5.3-3.9 3.8-3.9 1.6C-3.9-.1-2.9-1.2-2.1-2.2C-1.7-1.2-1.2-.8-.6-.6C-1-2.4-.6-4.2.4-5.4Z'
const SMALL_FLAME =
  'M.2-3.2C.5-1.9 2.3-1 2.3.9C2.3 2.2 1.3 3.1 0 3.1C-1.3 3.1-2.3 2.2-2.3 1C-2.3 0-1.7-.7-1.2-1.3C-1-.7-.7-.5-.3-.4C-.6-1.4-.4-2.5.2-3.2Z'

/** Filled glyphs about 11 px wide around (0, 0). Vehicle = mobile, shield = patrol, person = volunteer, star = militia. */
export const TEAM_GLYPHS: Record<TeamKind, string> = {
  mobile: `M-5.6 1.9V-.5L-4.3-.9L-3-3.6H1.7L3.6-.9L5.2-.5C5.5-.4 5.6-.2 5.6.1V1.9Z${circle(1.75, -2.8, 2.2)}${circle(1.75, 2.8, 2.2)}`,
  patrol: SHIELD,
  volunteer: `${circle(2.3, 0, -2.7)}M-4.4 4.9C-4.4 1.8-2.5.5 0 .5C2.5.5 4.4 1.8 4.4 4.9Z`,
  militia: star(5.8, 2.4),
}

/** House = service point, flame = consultation, shield = police room, building = safety centre, flame in a box = micro station. */
export const POINT_GLYPHS: Record<ServicePointKind, string> = {
  servicePoint: 'M0-5L5.2-.4H3.7V4.2H-3.7V-.4H-5.2Z',
  consultation: FLAME,
  policeRoom: SHIELD,
  safetyCentre:
    'M-3.8 4.8V-4.8H3.8V4.8H1.2V2.4H-1.2V4.8ZM-2.2-3.1V-1.5H-.6V-3.1ZM.6-3.1V-1.5H2.2V-3.1ZM-2.2-.5V1.1H-.6V-.5ZM.6-.5V1.1H2.2V-.5Z',
  microStation: `M-5-5H5V5H-5ZM-3.8-3.8V3.8H3.8V-3.8Z${SMALL_FLAME}`,
}

/** Exclamation mark of a major hazard, `size` px high. */
export function exclamation(size: number): string {
  const half = size / 2
  const wide = size * 0.13
  return `${polygon([-wide * 1.1, -half], [wide * 1.1, -half], [wide * 0.75, half * 0.28], [-wide * 0.75, half * 0.28])}${circle(size * 0.14, 0, half * 0.78)}`
}
