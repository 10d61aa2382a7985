import type { BusyTimeRow } from '@wangge/db/queries/roster-rows'
import type { Period } from './shift-time.ts'

/** When each of many is busy. */
export class BusyTimes {
  readonly #times = new Map<string, { from: number; to: number }[]>()

  constructor(rows: readonly BusyTimeRow[]) {
    for (const row of rows) this.add(row)
  }

  add({ id, from, to }: BusyTimeRow): void {
    const time = { from: Date.parse(from), to: Date.parse(to) }
    const known = this.#times.get(id)
    if (known) known.push(time)
    else this.#times.set(id, [time])
  }

  /** Whether one is busy at some moment of a period. */
  touches(id: string, period: Period): boolean {
    const [from, to] = [Date.parse(period.from), Date.parse(period.to)]
    return this.#times.get(id)?.some((time) => time.from < to && from < time.to) ?? false
  }
}
