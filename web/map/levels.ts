import { LEVELS, type Level } from '@wangge/db/vocabulary'

/** From here on small cells can be told apart. */
export const CELL_FROM_ZOOM = 14.2

/** Zoom from which a level is drawn when it follows the zoom; tuned so that a cell is between 40 and 400 px wide. */
const FROM_ZOOM: Record<Level, number> = {
  prefecture: 0,
  county: 7.6,
  township: 10.2,
  community: 11.8,
  cell: CELL_FROM_ZOOM,
}

/**
 * The level to draw: the one asked for, or the one that fits the zoom, and where that has no boundaries the nearest one that has,
 * coarser before finer. Null where no level has boundaries.
 */
export function levelAt(zoom: number, asked: Level | 'auto', available: readonly Level[]): Level | null {
  const fitting = LEVELS.findLast((level) => zoom >= FROM_ZOOM[level]) ?? 'prefecture'
  const wanted = asked === 'auto' ? fitting : asked
  const rank = LEVELS.indexOf(wanted)
  const coarser = LEVELS.slice(0, rank + 1).findLast((level) => available.includes(level))
  return coarser ?? LEVELS.slice(rank).find((level) => available.includes(level)) ?? null
}

/** Size of symbols by zoom (tokens.json zoomScale), 1 at zoom 14; a wall is read from across a room. */
export function symbolScale(zoom: number, isWall: boolean): number {
  const stops = [
    [11, 0.8],
    [14, 1],
    [17, 1.25],
  ] as const
  return interpolate(stops, zoom) * (isWall ? 1.65 : 1)
}

function interpolate(stops: readonly (readonly [number, number])[], x: number): number {
  const next = stops.findIndex(([at]) => x < at)
  const [after, before] = [stops[next], stops[next - 1]]
  if (next === 0) return after?.[1] ?? 1
  if (!after || !before) return stops.at(-1)?.[1] ?? 1
  return before[1] + ((x - before[0]) / (after[0] - before[0])) * (after[1] - before[1])
}
