import type { DemoAction, DemoReport } from '../../rows.ts'
import type { Random } from '../random.ts'
import { type Kind, kindOf } from './kinds.ts'
import type { Pace } from './pace.ts'
import type { Staff } from './staff.ts'
import { HOUR, iso, localHour, MINUTE } from './time.ts'

const OPENS = 8
const CLOSES = 20.5

/** Distributes over a union, so that each action keeps what it needs. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Deed = Without<DemoAction, 'at' | 'by'>

/** A case being written: what was done so far, and the moment of the last deed. */
export class Trail {
  readonly actions: DemoAction[] = []
  readonly kind: Kind
  at: number
  /** Where the case lies now: changes when it is handed on. */
  cellCode: string
  readonly report: DemoReport
  readonly staff: Staff
  readonly pace: Pace
  readonly random: Random

  constructor(report: DemoReport, staff: Staff, pace: Pace, random: Random) {
    this.report = report
    this.staff = staff
    this.pace = pace
    this.random = random
    this.kind = kindOf(report.kind)
    this.at = Date.parse(report.reportedAt)
    this.cellCode = report.cellCode
  }

  get worker(): string {
    return this.staff.worker(this.cellCode)
  }

  get officer(): string {
    return this.staff.officer(this.cellCode, this.random)
  }

  /** Lets minutes pass. */
  after(minutes: number): this {
    this.at += minutes * MINUTE
    return this
  }

  /** Lets minutes pass, and at night the time until people are out again. */
  onDutyAfter(minutes: number): this {
    this.after(minutes)
    const hour = localHour(this.at)
    if (hour >= OPENS && hour < CLOSES) return this
    const untilMorning = ((OPENS + 24 - hour) % 24) * HOUR
    this.at += untilMorning + this.random.between(4, 75) * MINUTE
    return this
  }

  does(by: string, deed: Deed): this {
    this.actions.push({ at: iso(this.at), by, ...deed } as DemoAction)
    return this
  }
}
