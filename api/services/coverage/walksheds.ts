import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CoverageResidenceResult, CoverageWalkshedResult } from '@wangge/db/queries/coverage-results'
import type { RunRow } from '@wangge/db/queries/coverage-runs'
import { limitMillimetres, reachable, type WalkGraph, walkshed } from '../../walk/index.ts'
import { createCircles } from './circles.ts'
import type { CoverageInputs } from './read-inputs.ts'

/** A frame of work between two turns of the event loop. */
const TURN_MILLISECONDS = 20

/** For every service point: its walkshed, the people whose walk to it is within the limit, and those the circle on paper claims. */
export async function walkshedsOf(
  graph: WalkGraph,
  { residences, points, snaps, overlay }: CoverageInputs,
  results: readonly CoverageResidenceResult[],
  run: Pick<RunRow, 'limitSeconds' | 'speedMetresPerSecond' | 'snapLimitMetres'>,
): Promise<CoverageWalkshedResult[]> {
  const limit = limitMillimetres(run)
  const circles = createCircles(residences)
  const radiusMetres = run.limitSeconds * run.speedMetresPerSecond
  const sheds: CoverageWalkshedResult[] = []
  let turn = performance.now()
  for (const { id, scopeCode, lon, lat } of points) {
    const options = { direction: 'to', snapLimitMetres: run.snapLimitMetres } as const
    const within = reachable(graph, [lon, lat], snaps, limit, overlay, options)
    let peopleCircle = 0
    let peopleOver = 0
    for (const index of circles.within(lon, lat, radiusMetres)) {
      const people = results[index]?.people ?? 0
      peopleCircle += people
      if (results[index]?.state === 'gap') peopleOver += people
    }
    sheds.push({
      service_point_id: id,
      scope_code: scopeCode,
      people_within: within.reduce((total, { index }) => total + (residences[index]?.people ?? 0), 0),
      people_paper_circle: peopleCircle,
      people_circle_over_limit: peopleOver,
      walkshed: walkshed(graph, [lon, lat], limit, overlay, options).geometry,
    })
    if (performance.now() - turn > TURN_MILLISECONDS) {
      await nextTurn()
      turn = performance.now()
    }
  }
  return sheds
}
