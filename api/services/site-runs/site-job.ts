import type { z } from 'zod'
import type { siteAnswer, siteRequest } from '../../contract/index.ts'
import type { ProblemCode } from '../../errors.ts'
import type { PlanBase, PlanEdit } from '../../walk/index.ts'

export type SiteRequest = z.output<typeof siteRequest>
export type SiteAnswer = z.output<typeof siteAnswer>

/** All that a search needs; it reads no database. */
export interface SiteJob {
  /** The walk graph's own buffer. */
  graph: Uint8Array
  base: PlanBase
  /** Street edits in force. */
  networkEdits: PlanEdit[]
  request: SiteRequest
}

/** An answer whose cells and sites bear no names yet. */
export type SiteDraft = SiteAnswer

export interface SiteProblem {
  code: ProblemCode
  params: Record<string, string | number | string[]>
}

export type SiteMessage =
  /** It can be asked, and has begun. */
  | { type: 'ready' }
  /** It cannot be asked like this. */
  | { type: 'refused'; problem: SiteProblem }
  | { type: 'progress'; progress: number; draft: SiteDraft | null }
  | { type: 'done'; draft: SiteDraft }
  | { type: 'failed'; problem: { code: string; params: Record<string, string> } }
