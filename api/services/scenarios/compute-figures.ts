import type { Context } from '@wangge/db'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'
import type { Scenario } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import type { CellChange, PlanTotals } from '../../walk/index.ts'
import type { PlanTable } from '../../walk/plan/table.ts'
import { openPlanTable } from '../plan/plan-table.ts'
import type { Ground } from '../plan/read-ground.ts'

/** What is kept with a scenario. */
export interface StoredFigures {
  before: PlanTotals
  after: PlanTotals
  residencesDigest: string
  /** Communities in which somebody gains or loses, in the weight of the settings, largest gain first. */
  cells: CellChange[]
  /** Adopted paths that lay over the network then: a scenario's own are numbered after them. */
  networkPaths: number
}

export interface Computed {
  figures: StoredFigures
  table: PlanTable
  ground: Ground
}

/** Figures of edits over an area (null = everything), whoever asks. Throws `noWalkNetwork`, `editImpossible`. */
export async function computeFigures(
  ctx: Ctx,
  scope: Context['scope'],
  { settings, edits }: Pick<Scenario, 'settings' | 'edits'>,
): Promise<Computed> {
  // What may be seen of them is decided where they are shown.
  const area: Context = { ...ctx.who, scope, role: 'administrator' }
  const { table, ground } = await openPlanTable(ctx, area, { settings, edits })
  const { before, after } = table.totals()
  const cells = table
    .cells(LEVEL_CODE_LENGTH.community)
    .filter(({ gained, lost }) => gained > 0 || lost > 0)
    .sort((a, b) => b.gained - a.gained || b.lost - a.lost || (a.code < b.code ? -1 : 1))
  const networkPaths = ground.networkEdits.filter(({ type }) => type === 'addPath').length
  return { figures: { before, after, residencesDigest: table.digest(), cells, networkPaths }, table, ground }
}
