export interface Bar {
  fromSeconds: number
  /** Null: all above. */
  toSeconds: number | null
  n: number
  /** Height, of the highest bar. */
  share: number
  /** Wholly beyond the promise. */
  isLate: boolean
}

interface Histogram {
  edgesSeconds: readonly number[]
  counts: readonly number[]
}

/** The bins as bars; the last one takes all above its lower edge. */
export function barsOf({ edgesSeconds, counts }: Histogram, promiseSeconds: number | null): Bar[] {
  const highest = Math.max(1, ...counts)
  return counts.map((n, bin) => {
    const fromSeconds = edgesSeconds[bin] ?? 0
    return {
      fromSeconds,
      toSeconds: bin === counts.length - 1 ? null : (edgesSeconds[bin + 1] ?? null),
      n,
      share: n / highest,
      isLate: promiseSeconds !== null && fromSeconds >= promiseSeconds,
    }
  })
}

/** Where a time stands between the left of the first bar, 0, and the right of the last, 1: every bar is as wide as the others. */
export function placeOf(seconds: number, bars: readonly Bar[]): number {
  const bin = bars.findLastIndex(({ fromSeconds }) => seconds >= fromSeconds)
  const bar = bars[bin]
  if (!bar) return 0
  const before = bars[bin - 1]
  // What lies in the open bin is drawn as if it were as wide as the one before.
  const width = bar.toSeconds === null ? bar.fromSeconds - (before?.fromSeconds ?? 0) : bar.toSeconds - bar.fromSeconds
  const within = width > 0 ? Math.min((seconds - bar.fromSeconds) / width, 1) : 0
  return (bin + within) / bars.length
}
