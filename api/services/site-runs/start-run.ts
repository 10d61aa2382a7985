import { WHOLE_SYSTEM } from '@wangge/db'
import { failSilentSiteRuns, runningSiteRun, startSiteRun } from '@wangge/db/queries/site-runs'
import type { SiteRun } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../ids.ts'
import { requireRole } from '../permissions.ts'
import { readPlanBase } from '../plan/plan-table.ts'
import { SCENARIO_SAVERS, seesVulnerable } from '../plan/roles.ts'
import { withWeeks } from '../scenarios/read-edits.ts'
import { followRun } from './follow-run.ts'
import { getSiteRun } from './get-run.ts'
import { silentSince } from './silent.ts'
import type { SiteRequest } from './site-job.ts'

/** People whose search is being made ready in this process. */
const starting = new Set<string>()

/**
 * Starts a search for sites over the asker's area in a thread of its own; `finished` settles when it has ended, well or not. Throws
 * `forbidden`, `noWalkNetwork`, `siteRunRunning` (one a person), `editImpossible`, `candidatesOffNetwork`, `tooFewCandidates`.
 */
export async function startSiteSearch({
  ctx,
  input,
}: {
  ctx: Ctx
  input: SiteRequest
}): Promise<{ run: SiteRun; finished: Promise<void> }> {
  const { who } = ctx
  requireRole(who, SCENARIO_SAVERS)
  if (input.settings.weight === 'vulnerable' && !seesVulnerable(who))
    throw new ServiceError('forbidden', `${who.role} does not see who lives alone`, { role: who.role })
  const request: SiteRequest = { ...input, edits: withWeeks(input.edits) }
  if (starting.has(who.personId)) throw alreadyRunning()
  starting.add(who.personId)
  try {
    await assertNoneRuns(ctx)
    const { ground, base } = await readPlanBase(ctx, who)
    const { network, networkEdits } = ground
    const job = { graph: new Uint8Array(network.graph.buffer), base, networkEdits, request }
    const id = newId()
    const createdAt = ctx.clock().toISOString()
    const { ready, finished } = followRun(ctx, id, job, async () => {
      const touched = await ctx.database.transaction(who, (tx) =>
        tx.run(
          startSiteRun({
            ...{ id, networkId: network.id, request, createdAt },
            ...{ scopeCode: who.scope?.code ?? '0', createdBy: who.personId, createdByName: who.personName },
          }),
        ),
      )
      if (touched === 0) throw alreadyRunning()
    })
    await ready
    return { run: await getSiteRun({ ctx, input: { id } }), finished }
  } finally {
    starting.delete(who.personId)
  }
}

const alreadyRunning = (): ServiceError =>
  new ServiceError('siteRunRunning', 'A search of yours is under way: wait for it, or cancel it')

async function assertNoneRuns({ database, clock, who }: Ctx): Promise<void> {
  const at = clock()
  const running = await database.transaction(WHOLE_SYSTEM, async (tx) => {
    await tx.run(failSilentSiteRuns(silentSince(at), at.toISOString()))
    return tx.rows(runningSiteRun(who.personId))
  })
  if (running.length > 0) throw alreadyRunning()
}
