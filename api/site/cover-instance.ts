import { nearestCosts, type SitingProblem } from './problem.ts'
import type { Quotas } from './quota.ts'

/** Demands that the same sites bring within the limit, none of which what exists serves already. */
export interface DemandGroup {
  /** Positions among the sites, ascending. */
  sites: readonly number[]
  weight: number
  demands: number[]
}

/** What is left to decide once all that makes no difference has dropped out. */
export interface CoverInstance {
  /** The facility that each site is. */
  facilities: number[]
  groups: DemandGroup[]
  /** Groups by site. */
  groupsOf: number[][]
  quotas: Quotas
  isWhole: boolean
}

/**
 * Demands that are served already or weigh nothing drop out, demands alike become one, and a candidate that another of its quota group
 * matches in all it reaches drops out, save for as many as a minimum may need. No optimum is lost.
 */
export function coverInstance(
  problem: SitingProblem,
  { candidates, quotas, limit }: { candidates: readonly number[]; quotas: Quotas; limit: number },
): CoverInstance {
  const all = demandGroups(problem, candidates, limit)
  const reach = groupsBySite(all, candidates.length)
  const isDominated = dominated(all, reach, quotas)
  const kept = [...candidates.keys()].filter((at) => isDominated[at] === 0 && (reach[at]?.length ?? 0) > 0)
  const spare = sparesOf(kept, candidates.length, quotas)
  const order = [...kept, ...spare].sort((a, b) => a - b)
  const positions = new Int32Array(candidates.length).fill(-1)
  for (const [position, at] of order.entries()) positions[at] = position
  const isSpare = new Set(spare)
  const groups = merged(
    all.map((group) => ({
      ...group,
      sites: group.sites.flatMap((at) => (positions[at] === -1 || isSpare.has(at) ? [] : [positions[at] ?? 0])),
    })),
  )
  return {
    facilities: order.map((at) => candidates[at] ?? 0),
    groups,
    groupsOf: groupsBySite(groups, order.length),
    quotas: { group: Int32Array.from(order, (at) => quotas.group[at] ?? -1), least: quotas.least },
    isWhole: groups.every(({ weight }) => Number.isInteger(weight)),
  }
}

/** Demands outside the limit of what exists, by the candidates that reach them. */
export function demandGroups(problem: SitingProblem, candidates: readonly number[], limit: number): DemandGroup[] {
  const { demands, facilities, pairs, weights } = problem
  const kept = nearestCosts(problem, problem.existing)
  const positions = new Int32Array(facilities.length).fill(-1)
  for (const [at, facility] of candidates.entries()) positions[facility] = at
  const groups: DemandGroup[] = []
  for (let demand = 0; demand < demands.length; demand++) {
    if ((kept[demand] ?? 0) <= limit || (weights[demand] ?? 0) === 0) continue
    const sites: number[] = []
    const end = pairs.starts[demand + 1] ?? 0
    for (let at = pairs.starts[demand] ?? 0; at < end; at++) {
      const position = positions[pairs.facility[at] ?? 0] ?? -1
      if (position !== -1 && (pairs.cost[at] ?? 0) <= limit) sites.push(position)
    }
    groups.push({ sites: sites.sort((a, b) => a - b), weight: weights[demand] ?? 0, demands: [demand] })
  }
  return merged(groups)
}

/** Groups of the same sites become one. */
function merged(groups: readonly DemandGroup[]): DemandGroup[] {
  const byHash = new Map<number, DemandGroup[]>()
  const distinct: DemandGroup[] = []
  for (const group of groups) {
    let hash = 0x811c9dc5
    // FNV-1a over the positions.
    for (const site of group.sites) hash = Math.imul(hash ^ site, 0x01000193)
    const alike = byHash.get(hash) ?? []
    const same = alike.find(({ sites }) => isSame(sites, group.sites))
    if (same) {
      same.weight += group.weight
      same.demands = [...same.demands, ...group.demands]
      continue
    }
    const own = { ...group }
    alike.push(own)
    byHash.set(hash, alike)
    distinct.push(own)
  }
  return distinct
}

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at])

function groupsBySite(groups: readonly DemandGroup[], sites: number): number[][] {
  const lists: number[][] = Array.from({ length: sites }, () => [])
  for (const [at, group] of groups.entries()) for (const site of group.sites) lists[site]?.push(at)
  return lists
}

/** Looks that comparing candidates may take: some seconds. Those not compared stay, which is always right. */
const MOST_LOOKS = 300_000_000

/** Marks each candidate whose demands another one of its quota group reaches too: of those alike the first stays. */
function dominated(groups: readonly DemandGroup[], reach: readonly number[][], quotas: Quotas): Uint8Array {
  const marks = new Uint8Array(reach.length)
  const words = (groups.length + 31) >> 5
  const bits = reach.length * words <= MOST_WORDS ? bitsOf(reach, words) : null
  if (bits === null) return marks
  let looks = 0
  for (const [site, own] of reach.entries()) {
    if (own.length === 0) continue
    // Whoever reaches all of it reaches the one of its groups that fewest reach.
    const rarest = own.reduce((least, group) => (sitesOf(groups, group) < sitesOf(groups, least) ? group : least))
    for (const other of groups[rarest]?.sites ?? []) {
      const theirs = reach[other]?.length ?? 0
      if (other === site || marks[other] === 1 || theirs < own.length || (theirs === own.length && other > site))
        continue
      if (quotas.group[other] !== quotas.group[site]) continue
      const reachesAll = own.every((group) => {
        looks++
        return (((bits[other * words + (group >> 5)] ?? 0) >>> (group & 31)) & 1) === 1
      })
      if (reachesAll) {
        marks[site] = 1
        break
      }
    }
    if (looks > MOST_LOOKS) break
  }
  return marks
}

/** Of 32 demands each: 400 MB. */
const MOST_WORDS = 100_000_000

const sitesOf = (groups: readonly DemandGroup[], group: number): number => groups[group]?.sites.length ?? 0

function bitsOf(reach: readonly number[][], words: number): Uint32Array {
  const bits = new Uint32Array(reach.length * words)
  for (const [site, groups] of reach.entries())
    for (const group of groups) {
      const word = site * words + (group >> 5)
      bits[word] = (bits[word] ?? 0) | (1 << (group & 31))
    }
  return bits
}

/** Of the candidates dropped, as many of each quota group as its minimum may need. */
function sparesOf(kept: readonly number[], candidates: number, { group, least }: Quotas): number[] {
  const isKept = new Uint8Array(candidates)
  for (const at of kept) isKept[at] = 1
  const left = [...least]
  const spares: number[] = []
  for (let at = 0; at < candidates; at++) {
    const own = group[at] ?? -1
    if (own === -1 || isKept[at] === 1 || (left[own] ?? 0) === 0) continue
    left[own] = (left[own] ?? 0) - 1
    spares.push(at)
  }
  return spares
}
