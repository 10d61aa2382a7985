/** What a set of begins and ends says, in seconds. */
export interface ResponseFigures {
  incidents: number
  /** Begin or end is not known. */
  missing: number
  /** The end lies before the begin: counted, not measured. */
  reversed: number
  measured: number
  /** Of the measured ones, those of zero seconds. */
  zero: number
  p50: number | null
  p90: number | null
  p95: number | null
}

/** Begins and ends in milliseconds; null = not known. */
export function responseFigures(times: Iterable<readonly [begin: number | null, end: number | null]>): ResponseFigures {
  const seconds: number[] = []
  let [incidents, missing, reversed] = [0, 0, 0]
  for (const [begin, end] of times) {
    incidents++
    if (begin === null || end === null) missing++
    else if (end < begin) reversed++
    else seconds.push((end - begin) / 1000)
  }
  const sorted = Float64Array.from(seconds).sort()
  return {
    ...{ incidents, missing, reversed, measured: sorted.length },
    zero: sorted.findIndex((value) => value > 0) === -1 ? sorted.length : sorted.findIndex((value) => value > 0),
    ...{ p50: percentile(sorted, 0.5), p90: percentile(sorted, 0.9), p95: percentile(sorted, 0.95) },
  }
}

/** Interpolated linearly between the neighbours, as PostgreSQL's percentile_cont does; `sorted` ascending; null where it is empty. */
export function percentile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null
  const place = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}
