export type { Budget } from './budget.ts'
export { siteForCoverage } from './coverage.ts'
export { siteForFullCover } from './full-cover.ts'
export { siteForMedian } from './median.ts'
export {
  gapShare,
  OBJECTIVES,
  type Pairs,
  type Quota,
  type SitingAnswer,
  SitingError,
  type SitingObjective,
  type SitingProblem,
} from './problem.ts'
