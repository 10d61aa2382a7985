import { readFile } from 'node:fs/promises'

/** Time of all processors together since the machine came up, in ticks: of it what the host gave to other machines. */
export interface ProcessorTime {
  total: number
  stolen: number
}

/** Of the first line of /proc/stat (proc(5)): eight numbers, the last of them stolen. Where there is none, nothing counts as stolen. */
export async function processorTime(): Promise<ProcessorTime> {
  const line = (await readFile('/proc/stat', 'utf8').catch(() => '')).split('\n')[0] ?? ''
  const ticks = line.split(/\s+/).slice(1, 9).map(Number)
  return { total: ticks.reduce((sum, one) => sum + one, 0), stolen: ticks[7] ?? 0 }
}

/** Between two readings, 0 to 1. */
export function stolenShare(before: ProcessorTime, after: ProcessorTime): number {
  const total = after.total - before.total
  return total > 0 ? (after.stolen - before.stolen) / total : 0
}
