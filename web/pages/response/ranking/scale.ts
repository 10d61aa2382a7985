import { LEAST_CASES } from '../figures/ramp.ts'

interface Ranked {
  n: number
  p90: number | null
  p95: number | null
}

/** Room right of the slowest mark and of the promise. */
const ROOM = 1.06

/** The end of the one scale of all rows, seconds: the slowest 95th percentile that is drawn, and never short of the promise. */
export function scaleEnd(rows: readonly Ranked[], promiseSeconds: number | null): number {
  const drawn = rows.filter(({ n }) => n >= LEAST_CASES).map(({ p95 }) => p95 ?? 0)
  return Math.max(...drawn, promiseSeconds ?? 0, 1) * ROOM
}

/** Slowest 90th percentile first; too few cases after them, then none. */
export function inRank<T extends Ranked>(rows: readonly T[]): { ranked: T[]; few: T[] } {
  const isRanked = ({ n, p90 }: Ranked) => n >= LEAST_CASES && p90 !== null
  const ranked = rows.filter(isRanked).sort((a, b) => (b.p90 ?? 0) - (a.p90 ?? 0))
  const few = rows.filter((row) => !isRanked(row)).sort((a, b) => b.n - a.n)
  return { ranked, few }
}

/** Characters of a division code that name its township and its community. */
const CODE_LENGTH = { township: 9, community: 12 } as const

/** Whether the area of a code, of any level, lies in the area of the row. */
export function isWithin(code: string, rowKey: string, level: keyof typeof CODE_LENGTH): boolean {
  const length = CODE_LENGTH[level]
  return code !== '' && code.slice(0, length) === rowKey.slice(0, length)
}
