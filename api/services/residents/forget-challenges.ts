import { WHOLE_SYSTEM } from '@wangge/db'
import { forgetChallenges } from '@wangge/db/queries/used-challenges'
import type { House } from '../../house.ts'

/** Forgets the proofs of work that are too old to be handed in again; returns how many. */
export async function forgetUsedChallenges({ database, clock }: Pick<House, 'database' | 'clock'>): Promise<number> {
  return database.transaction(WHOLE_SYSTEM, (tx) => tx.run(forgetChallenges(clock().toISOString())))
}
