import { instantOf, localDay } from '../../format/localTime.ts'

const HOUR_MS = 3_600_000
const MOST_MS = 168 * HOUR_MS
export const SPAN_HOURS = [6, 24, 72, 168] as const
/** How much faster than it was; a day in four minutes at 360. */
export const SPEEDS = [60, 180, 360, 720, 1800, 3600] as const
const DEFAULT_SPEED = 360

/** What the address of the page says beside the view. */
export interface PlaybackPlace {
  /** Milliseconds since 1970. */
  from: number
  to: number
  /** Where it stands when it is opened; within the window. */
  at: number
  /** Division code; '' = the whole scope. */
  area: string
  speed: number
  isLooped: boolean
}

/** Anything that cannot be understood falls back alone: to the day that `now` lies in, from its beginning. */
export function parsePlayback(search: string, now: number): PlaybackPlace {
  const params = new URLSearchParams(search)
  const today = Date.parse(instantOf(`${localDay(now)}T00:00`) ?? new Date(now).toISOString())
  const [asked, until] = [momentOf(params.get('from')), momentOf(params.get('to'))]
  const from = asked ?? today
  const wanted = until ?? from + 24 * HOUR_MS
  const to = wanted > from && wanted - from <= MOST_MS ? wanted : from + 24 * HOUR_MS
  const at = momentOf(params.get('t')) ?? from
  return {
    from,
    to,
    at: Math.min(Math.max(at, from), to),
    area: /^[0-9A-Za-z]{4,20}$/.exec(params.get('area') ?? '')?.[0] ?? '',
    speed: SPEEDS.find((one) => String(one) === params.get('speed')) ?? DEFAULT_SPEED,
    isLooped: params.get('loop') === '1',
  }
}

/** A part of the place as parameters of an address; null takes one away. */
export function playbackParams({
  from,
  to,
  at,
  area,
  speed,
  isLooped,
}: Partial<PlaybackPlace>): Record<string, string | null> {
  return {
    ...(from !== undefined && { from: isoOf(from) }),
    ...(to !== undefined && { to: isoOf(to) }),
    ...(at !== undefined && { t: isoOf(at) }),
    ...(area !== undefined && { area: area === '' ? null : area }),
    ...(speed !== undefined && { speed: speed === DEFAULT_SPEED ? null : String(speed) }),
    ...(isLooped !== undefined && { loop: isLooped ? '1' : null }),
  }
}

const isoOf = (ms: number): string => new Date(Math.round(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z')

function momentOf(text: string | null): number | null {
  const ms = text === null || !/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? Number.NaN : Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}

/** The parts in which a window is asked for: quarters of a day while it is short, days of a long one. */
export function partsOf({ from, to }: Pick<PlaybackPlace, 'from' | 'to'>): { from: number; to: number }[] {
  const step = to - from > 48 * HOUR_MS ? 24 * HOUR_MS : 6 * HOUR_MS
  const parts: { from: number; to: number }[] = []
  for (let begin = from; begin < to; begin += step) parts.push({ from: begin, to: Math.min(begin + step, to) })
  return parts
}
