import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { numberLiveEvents } from '@wangge/db/queries/live-events'

/** A change of this process is numbered so long after it, together with what followed: at most forty times a second … */
const SETTLE_MILLISECONDS = 25
/** … and where many come at once, five times: each numbering is a commit, which the changes themselves would wait for. */
const BUSY_SETTLE_MILLISECONDS = 200
const MANY_AT_ONCE = 5

export interface Numbering {
  /** Something may have been committed. */
  poke(): void
  /** Numbers what is committed by now, whoever committed it. */
  now(): Promise<void>
  stop(): void
}

/** Gives committed events their numbers; whoever listens is woken by the database. `onFailure`: what waits is numbered by a later turn. */
export function createNumbering(database: Database, onFailure: (error: unknown) => void): Numbering {
  let timer: ReturnType<typeof setTimeout> | null = null
  let underWay: Promise<unknown> | null = null
  let settleMilliseconds = SETTLE_MILLISECONDS
  const now = async (): Promise<void> => {
    // One that is under way may have looked before the change was committed.
    while (underWay) await underWay
    underWay = database
      .rows<{ numbered: number }>(WHOLE_SYSTEM, numberLiveEvents())
      .then(([row]) => {
        settleMilliseconds = (row?.numbered ?? 0) >= MANY_AT_ONCE ? BUSY_SETTLE_MILLISECONDS : SETTLE_MILLISECONDS
      }, onFailure)
      .finally(() => {
        underWay = null
      })
    await underWay
  }
  return {
    poke: () => {
      timer ??= setTimeout(() => {
        timer = null
        void now()
      }, settleMilliseconds).unref()
    },
    now,
    stop: () => {
      if (timer) clearTimeout(timer)
    },
  }
}
