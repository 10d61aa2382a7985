import { WHOLE_SYSTEM } from '@wangge/db'
import { failSilentSiteRuns, runningSiteRun, startSiteRun } from '@wangge/db/queries/site-runs'
import type { SiteRun } from '../../contract/index.ts'
import { ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { answerOnce, type Keyed, keep, keyed } from '../idempotency.ts'
import { newId } from '../ids.ts'
import { requireRole } from '../permissions.ts'
import { readPlanBase } from '../plan/plan-table.ts'
import { SCENARIO_SAVERS, seesVulnerable } from '../plan/roles.ts'
import { withWeeks } from '../scenarios/read-edits.ts'
import { followRun } from './follow-run.ts'
import { getSiteRun } from './get-run.ts'
import { silentSince } from './silent.ts'
import type { SiteRequest } from './site-job.ts'

/** Searches that are being made ready in this process, by person; settles when the search has begun or was refused. */
const starting = new Map<string, Promise<void>>()

interface Begun {
  id: string
  finished: Promise<void>
}

/**
 * Starts a search for sites over the asker's area in a thread of its own; `finished` settles when it has ended, well or not, and at once
 * for a repeat, which is answered with the search of the first time as it is now. Throws `forbidden`, `noWalkNetwork`, `siteRunRunning`
 * (one a person), `editImpossible`, `candidatesOffNetwork`, `tooFewCandidates`, `idempotencyKeyReused`.
 */
export async function startSiteSearch({
  ctx,
  input: { search, idempotencyKey },
}: {
  ctx: Ctx
  input: { search: SiteRequest; idempotencyKey?: string | undefined }
}): Promise<{ run: SiteRun; finished: Promise<void> }> {
  const { who } = ctx
  requireRole(who, SCENARIO_SAVERS)
  if (search.settings.weight === 'vulnerable' && !seesVulnerable(who))
    throw new ServiceError('forbidden', `${who.role} does not see who lives alone`, { role: who.role })
  const asked = keyed(idempotencyKey, ['POST site-runs', search])
  let finished = Promise.resolve()
  const { id } = await answerOnce(ctx, asked, async () => {
    const begun = await alone(who.personId, () => begin(ctx, asked, search))
    finished = begun.finished
    return { id: begun.id }
  })
  return { run: await getSiteRun({ ctx, input: { id } }), finished }
}

/** After what the person has just asked for, which may be the same once more. */
async function alone(personId: string, work: () => Promise<Begun>): Promise<Begun> {
  await starting.get(personId)
  if (starting.has(personId)) throw alreadyRunning()
  const begun = work().finally(() => starting.delete(personId))
  const settled = () => {}
  starting.set(personId, begun.then(settled, settled))
  return begun
}

async function begin(ctx: Ctx, asked: Keyed | null, search: SiteRequest): Promise<Begun> {
  const { who } = ctx
  const request: SiteRequest = { ...search, edits: withWeeks(search.edits) }
  await assertNoneRuns(ctx)
  const { ground, base } = await readPlanBase(ctx, who)
  const { network, networkEdits } = ground
  const job = { graph: new Uint8Array(network.graph.buffer), base, networkEdits, request }
  const id = newId()
  const createdAt = ctx.clock().toISOString()
  const { ready, finished } = followRun(ctx, id, job, () =>
    ctx.database.transaction(who, async (tx) => {
      const touched = await tx.run(
        startSiteRun({
          ...{ id, networkId: network.id, request, createdAt },
          ...{ scopeCode: who.scope?.code ?? '0', createdBy: who.personId, createdByName: who.personName },
        }),
      )
      if (touched === 0) throw alreadyRunning()
      await keep(tx, ctx, asked, 202, { id })
    }),
  )
  await ready
  return { id, finished }
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
