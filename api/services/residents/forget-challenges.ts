import { WHOLE_SYSTEM } from '@wangge/db'
import { forgetChallenges } from '@wangge/db/queries/used-challenges'
import type { House } from '../../house.ts'

/** Forgets the proofs of work that are too old to be handed in again. */
export async function forgetUsedChallenges({ house: { database, clock } }: { house: House }): Promise<void> {
  await database.rows(WHOLE_SYSTEM, forgetChallenges(clock().toISOString()))
}
