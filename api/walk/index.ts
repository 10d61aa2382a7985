/**
 * The walk engine: streets → minutes. Pure: no Hono, no SQL, no Node module; the same code runs in the browser.
 * All distances in the kernel are int32 millimetres; a limit of 600 s at 1.25 m/s is 750,000 mm, inclusive.
 */
export { Approach, type Way } from './approach.ts'
export { buildWalkGraph } from './build.ts'
export { Coverage } from './coverage.ts'
export { type GraphStats, type Street, WalkGraph } from './graph.ts'
export { WalkGraphError } from './layout.ts'
export {
  DEFAULT_LIMIT_SECONDS,
  DEFAULT_SPEED_METRES_PER_SECOND,
  limitMillimetres,
  secondsOfMillimetres,
} from './limit.ts'
export type { Mode } from './network.ts'
export { Outreach } from './outreach.ts'
export { type NewEdge, Overlay } from './overlay.ts'
export { PlanEditError, type PlanEditReason } from './plan/problem.ts'
export type { TablePoint } from './plan/replay.ts'
export type { PlanGate, PlanStreet } from './plan/streets-around.ts'
export { PlanTable } from './plan/table.ts'
export * from './plan/types.ts'
export type { PlanWalk } from './plan/walk.ts'
export { planEditKey } from './plan/without.ts'
export { type Reached, reachable } from './reach.ts'
export { type Route, route } from './route.ts'
export type { Direction } from './search.ts'
export { geometryText } from './shed/geometry-text.ts'
export { SNAP_LIMIT_METRES, type SnapOptions, snapPoints } from './snap.ts'
export { LONG_LEG_MM, Snaps } from './snaps.ts'
export type { StreetInput } from './streets.ts'
export { type Walkshed, walkshed } from './walkshed.ts'
