export { siteForCoverage, siteForFullCover } from './coverage.ts'
export { siteForMedian } from './median.ts'
export { OBJECTIVES, type SitingAnswer, SitingError, type SitingObjective, type SitingProblem } from './problem.ts'
