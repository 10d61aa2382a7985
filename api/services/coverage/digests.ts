import { createHash, type Hash } from 'node:crypto'
import type { CoveragePointInput, CoverageResidenceInput } from '@wangge/db/queries/coverage-inputs'
import type { CoverageResidenceResult } from '@wangge/db/queries/coverage-results'

/** SHA-256 over what goes into a run, or over what comes out of it, fed a page at a time: nothing is held. */
export class Digest {
  readonly #hash: Hash = createHash('sha256')

  /** The streets: their network, and the edits laid over it. */
  streets(networkId: string, edits: readonly unknown[]): void {
    this.#lines([[networkId, JSON.stringify(edits)]])
  }

  residences(page: readonly CoverageResidenceInput[]): void {
    this.#lines(
      page.map(({ id, lon, lat, people, dwellings, scopeCode }) => [id, lon, lat, people, dwellings, scopeCode]),
    )
  }

  /** Hours, staff and capacity do not go into a run. */
  points(points: readonly CoveragePointInput[]): void {
    this.#lines(points.map(({ id, kind, lon, lat, scopeCode }) => [id, kind, lon, lat, scopeCode]))
  }

  /** State, whole millimetres (-1 = unreachable) and point of each residence; `from` = row of the first. */
  results(page: readonly CoverageResidenceResult[], nearestMm: Int32Array, from: number): void {
    this.#lines(
      page.map(({ residence_id, state, service_point_id }, at) => [
        residence_id,
        state,
        nearestMm[from + at] ?? -1,
        service_point_id ?? '',
      ]),
    )
  }

  hex(): string {
    return this.#hash.digest('hex')
  }

  #lines(rows: readonly (readonly (string | number)[])[]): void {
    this.#hash.update(rows.map((row) => `${row.join(' ')}\n`).join(''))
  }
}
