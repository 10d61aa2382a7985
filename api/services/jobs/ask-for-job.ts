import { notFound, ServiceError } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { CLOCK_JOBS } from '../../jobs/table.ts'
import { audit } from '../people/audit.ts'
import { requireWholeScope } from '../permissions.ts'

/** Asks the board for a run now; it is written down who asked. Throws `forbidden`, `notFound`, `starting`. */
export async function askForJob({ ctx, input: { name } }: { ctx: Ctx; input: { name: string } }): Promise<void> {
  const { database, who, jobs } = ctx
  requireWholeScope(who, ['administrator'])
  const job = CLOCK_JOBS.find((one) => one.name === name)
  if (!job || (job.isForEmbedded && database.engine !== 'embedded')) throw notFound('job', name)
  const { board } = jobs
  if (!board) throw new ServiceError('starting', 'This process runs no jobs yet', { step: 'jobs' })
  await database.transaction(who, (tx) =>
    audit({ ctx, tx }, { action: 'jobAskedFor', subjectType: 'job', subjectId: name }),
  )
  await board.ask(name, who.personName)
}
