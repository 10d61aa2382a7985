import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import {
  type CoveragePointInput,
  type CoverageResidenceInput,
  residencesForCoverage,
  servicePointsForCoverage,
} from '@wangge/db/queries/coverage-inputs'
import type { RunRow } from '@wangge/db/queries/coverage-runs'
import { type Overlay, Snaps, snapPoints, type WalkGraph } from '../../walk/index.ts'
import { overlayOf, readNetworkEdits } from '../plan/network-edits.ts'
import { Digest } from './digests.ts'

const PAGE_ROWS = 5000

export interface CoverageInputs {
  /** The streets as the edits that were adopted by the start of the run leave them. */
  overlay: Overlay
  residences: CoverageResidenceInput[]
  points: CoveragePointInput[]
  /** Where each residence meets the streets, in the order of `residences`; likewise the points. */
  snaps: Snaps
  pointSnaps: Snaps
  /** Of all that went in (digests.ts). */
  inputDigest: string
}

/** Residences and service points of a run, snapped to its streets a page at a time, so that requests get their turn. */
export async function readInputs(database: Database, graph: WalkGraph, run: RunRow): Promise<CoverageInputs> {
  const edits = await readNetworkEdits({ database }, run.networkId, run.createdAt)
  const overlay = overlayOf(graph, edits)
  const options = { snapLimitMetres: run.snapLimitMetres, overlay }
  const residences: CoverageResidenceInput[] = []
  const parts: Snaps[] = []
  const digest = new Digest()
  digest.streets(run.networkId, edits)
  for (let after: string | null = null; ; ) {
    const page: CoverageResidenceInput[] = await database.rows<CoverageResidenceInput>(
      WHOLE_SYSTEM,
      residencesForCoverage(after, PAGE_ROWS),
    )
    residences.push(...page)
    digest.residences(page)
    parts.push(snapPoints(graph, lonLatOf(page), options))
    await nextTurn()
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE_ROWS) break
  }
  const points = await database.rows<CoveragePointInput>(WHOLE_SYSTEM, servicePointsForCoverage(run.kinds))
  digest.points(points)
  const pointSnaps = snapPoints(graph, lonLatOf(points), options)
  return { overlay, residences, points, snaps: Snaps.joined(parts), pointSnaps, inputDigest: digest.hex() }
}

function lonLatOf(places: readonly { lon: number; lat: number }[]): Float64Array {
  const lonLat = new Float64Array(places.length * 2)
  for (const [index, { lon, lat }] of places.entries()) lonLat.set([lon, lat], index * 2)
  return lonLat
}
