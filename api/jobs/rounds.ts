import { WHOLE_SYSTEM } from '@wangge/db'
import { beginJob, failJob, finishJob } from '@wangge/db/queries/job-states'
import type { House } from '../house.ts'
import { takeJobLock } from '../services/job-lock.ts'
import type { Counts, RoundJob } from './job.ts'
import { wordsOf } from './run-job.ts'

export type Every = (milliseconds: number, work: () => void) => () => void

/** A round that did nothing new is written down this often: half a minute's grain is enough for whoever looks whether it turns. */
const TOLD_EVERY_MILLISECONDS = 30_000

/**
 * Goes round at once and then again and again, one round at a time over all processes of the database; goes on after one that failed.
 * Returns how to stop it.
 */
export function startRounds(house: House, job: RoundJob, every: Every = everyInterval): () => void {
  const { name, everySeconds, failure } = job
  const tell = teller(house, name)
  let busy = false
  let isStopped = false
  const turn = async () => {
    if (busy) return
    busy = true
    try {
      const release = await takeJobLock(house.database, name)
      if (!release) return
      try {
        await oneRound(house, job, tell)
      } finally {
        await release()
      }
    } catch (error) {
      if (!isStopped) house.log.error({ task: name, err: error }, failure)
    } finally {
      busy = false
    }
  }
  if (!job.waitsFirst) void turn()
  const stop = every(everySeconds * 1000, () => void turn())
  return () => {
    isStopped = true
    stop()
  }
}

async function oneRound(house: House, { name, run }: RoundJob, tell: Tell): Promise<void> {
  const began = house.clock()
  const milliseconds = () => house.clock().getTime() - began.getTime()
  try {
    const result = await run(house)
    const isNews = Object.values(result).some((count) => count > 0)
    if (isNews) house.log.info({ task: name, ...result }, 'a round')
    await tell(began, { milliseconds: milliseconds(), result }, isNews)
  } catch (error) {
    await tell(began, { milliseconds: milliseconds(), error: wordsOf(error) }, true).catch(() => {})
    throw error
  }
}

type Outcome = { milliseconds: number } & ({ result: Counts } | { error: string })
type Tell = (began: Date, outcome: Outcome, isNews: boolean) => Promise<void>

/** Writes down how a round went: at once where it did something or failed, or the one before failed; else now and then. */
function teller({ database, clock }: House, name: string): Tell {
  let last: { at: number; isFailure: boolean } | null = null
  return async (began, outcome, isNews) => {
    const now = clock()
    if (last && !last.isFailure && !isNews && now.getTime() - last.at < TOLD_EVERY_MILLISECONDS) return
    last = { at: now.getTime(), isFailure: 'error' in outcome }
    const at = now.toISOString()
    await database.transaction(WHOLE_SYSTEM, async (tx) => {
      await tx.run(beginJob(name, began.toISOString(), null))
      await tx.run('error' in outcome ? failJob(name, { at, ...outcome }) : finishJob(name, { at, ...outcome }))
    })
  }
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
