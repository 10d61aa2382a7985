import { SitingError, type SitingProblem, totalWeight } from './problem.ts'

/** A share of the whole weight; of whole weights a whole one. */
export function neededWeight(problem: SitingProblem, share: number): number {
  const total = totalWeight(problem)
  if (share === 1) return total
  return problem.weights.every(Number.isInteger) ? Math.ceil(share * total - 1e-9 * total) : share * total
}

export const tooFewSites = (atMost: number, bound: number): SitingError =>
  new SitingError('tooFewSites', `${atMost} sites are not enough: at least ${bound} are needed`)
