/** What a search for sites may take, and who watches it. */
export interface Budget {
  seconds: number
  /** Milliseconds of a clock that only goes forward. */
  now: () => number
  /** Once aborted, the best choice so far is given with its bound. An AbortSignal fits, and so does a flag in shared memory. */
  signal?: { readonly aborted: boolean }
  onProgress?: (progress: SitingProgress) => void
}

/** How far it has come: the best choice by then (facilities beside the existing ones), and what no choice beats. */
export interface SitingProgress {
  sites: readonly number[]
  objective: number
  bound: number
}

/** A budget that has begun to run. */
export class Watch {
  readonly #budget: Budget
  readonly #endsAt: number
  #told = Number.NEGATIVE_INFINITY

  constructor(budget: Budget) {
    this.#budget = budget
    this.#endsAt = budget.now() + budget.seconds * 1000
  }

  get secondsLeft(): number {
    return this.isStopped ? 0 : Math.max(0, (this.#endsAt - this.#budget.now()) / 1000)
  }

  get isStopped(): boolean {
    return this.#budget.signal?.aborted === true
  }

  get isOver(): boolean {
    return this.secondsLeft === 0
  }

  /** Tells a watcher, a few times a second at most unless it `matters`. */
  tell(progress: () => SitingProgress, matters = false): void {
    const { now, onProgress } = this.#budget
    if (!onProgress || (!matters && now() - this.#told < TELL_EVERY_MS)) return
    this.#told = now()
    onProgress(progress())
  }
}

const TELL_EVERY_MS = 250
