import { type Quota, SitingError, type SitingProblem } from './problem.ts'

/** Which group each candidate counts for, and how many of a choice must lie in each. */
export interface Quotas {
  /** By candidate; -1 = in no group. */
  group: Int32Array
  /** By group. */
  least: readonly number[]
}

/** The problem's quota by candidate. Throws quotaNotFeasible where a group has too few candidates, or all minima together are too many. */
export function quotasOf({ quota }: SitingProblem, candidates: readonly number[], choose: number | null): Quotas {
  if (!quota) return { group: new Int32Array(candidates.length).fill(-1), least: [] }
  const group = Int32Array.from(candidates, (facility) => quota.group[facility] ?? -1)
  const there = new Int32Array(quota.least.length)
  for (const one of group) if (one !== -1) there[one] = (there[one] ?? 0) + 1
  const short = [...there.keys()].filter((one) => (there[one] ?? 0) < (quota.least[one] ?? 0))
  if (short.length > 0) throw tooFewIn(quota, short)
  const wanted = quota.least.reduce((sum, least) => sum + least, 0)
  if (choose !== null && wanted > choose)
    throw new SitingError(
      'quotaNotFeasible',
      `The groups ask for ${wanted} sites together, ${choose} are to be chosen`,
      {
        groups: quota.names.filter((_, at) => (quota.least[at] ?? 0) > 0),
      },
    )
  return { group, least: quota.least }
}

function tooFewIn({ names }: Quota, short: readonly number[]): SitingError {
  const groups = short.map((one) => names[one] ?? '')
  return new SitingError('quotaNotFeasible', `Too few candidates for the minimum of ${groups.join(', ')}`, { groups })
}

/** A choice that grows, or whose sites are exchanged, without ever making the minima unreachable. */
export class QuotaCount {
  readonly #group: Int32Array
  readonly #least: readonly number[]
  readonly #count: Int32Array
  /** Sites that the minima still ask for. */
  #missing: number

  constructor({ group, least }: Quotas, choice: readonly number[] = []) {
    this.#group = group
    this.#least = least
    this.#count = new Int32Array(least.length)
    this.#missing = least.reduce((sum, one) => sum + one, 0)
    for (const candidate of choice) this.add(candidate)
  }

  get missing(): number {
    return this.#missing
  }

  isWanted(candidate: number): boolean {
    const group = this.#group[candidate] ?? -1
    return group !== -1 && (this.#count[group] ?? 0) < (this.#least[group] ?? 0)
  }

  /** Whether it may be taken where so many may still be. */
  mayAdd(candidate: number, slotsLeft: number): boolean {
    return this.#missing < slotsLeft || this.isWanted(candidate)
  }

  mayExchange(out: number, candidate: number): boolean {
    const group = this.#group[out] ?? -1
    if (group === -1 || group === this.#group[candidate]) return true
    return (this.#count[group] ?? 0) > (this.#least[group] ?? 0)
  }

  add(candidate: number): void {
    if (this.isWanted(candidate)) this.#missing--
    const group = this.#group[candidate] ?? -1
    if (group !== -1) this.#count[group] = (this.#count[group] ?? 0) + 1
  }

  remove(candidate: number): void {
    const group = this.#group[candidate] ?? -1
    if (group !== -1) this.#count[group] = (this.#count[group] ?? 0) - 1
    if (this.isWanted(candidate)) this.#missing++
  }
}

/** The k candidates of least value among those that hold the minima. */
export function leastOf(values: Float64Array, choose: number, quotas: Quotas): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  if (quotas.least.length === 0) return order.slice(0, choose)
  const count = new QuotaCount(quotas)
  const wanted = order.filter((candidate) => {
    const isWanted = count.isWanted(candidate)
    if (isWanted) count.add(candidate)
    return isWanted
  })
  const isTaken = new Set(wanted)
  return [...wanted, ...order.filter((candidate) => !isTaken.has(candidate)).slice(0, choose - wanted.length)]
}

/** Rows of an integer program that hold the minima, `column` giving each candidate's. */
export function quotaRows({ group, least }: Quotas) {
  return least.flatMap((lower, at) => {
    if (lower === 0) return []
    const columns = [...group.keys()].filter((candidate) => group[candidate] === at)
    return [{ lower, upper: Number.POSITIVE_INFINITY, columns, values: columns.map(() => 1) }]
  })
}
