import { cpus, loadavg, totalmem } from 'node:os'

/** What a figure must reach: a time at most, a ratio or a share at least. */
type Target = { atMost: number } | { atLeast: number }

/** Prints the machine that the figures below were measured on. */
export function printMachine(what: string): void {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  console.log(
    `${what}: ${processors.length} × ${processors[0]?.model.trim()}, ${memory} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
  )
}

/** One line a figure, with its target and whether it is met. A miss is a figure too: nothing is thrown. */
export function printFigure(what: string, measured: number, unit: string, target: Target, note = ''): void {
  const isMet = 'atMost' in target ? measured <= target.atMost : measured >= target.atLeast
  const asked = 'atMost' in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`
  console.log(`${isMet ? 'ok  ' : 'MISS'} ${what}: ${shown(measured)} ${unit} (${asked} ${unit})${note && `; ${note}`}`)
}

/** How many times faster than a peer, round by round: the median against the first target and the second, and the range. Nothing without rounds. */
export function printRatio(what: string, ratios: readonly number[], first: number, second: number): void {
  if (ratios.length === 0) return
  const range = `${shown(Math.min(...ratios))} to ${shown(Math.max(...ratios))} in ${ratios.length} rounds`
  printFigure(what, median(ratios), '×', { atLeast: first }, range)
  if (median(ratios) >= first) printFigure('… against the second target', median(ratios), '×', { atLeast: second })
}

/** A line that belongs to the figure above it. */
export function printNote(text: string): void {
  console.log(`     ${text}`)
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The least value that this share of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function shown(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0)
  return Math.abs(value) >= 1 ? value.toPrecision(3) : value.toFixed(4)
}
