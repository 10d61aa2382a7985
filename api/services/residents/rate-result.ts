import { insertRating } from '@wangge/db/queries/resident-ratings'
import { ServiceError } from '../../errors.ts'
import type { House } from '../../house.ts'
import { findFollowed } from './find-followed.ts'
import { residentOf } from './resident.ts'
import { lockHazard, tellHazard } from './tell-hazard.ts'

/** The reporter rates the result, once for each close; a second rating changes nothing. Throws `notFound`, `actionNotAllowed`. */
export async function rateResult({
  house,
  input,
}: {
  house: House
  input: { link: string; score: number; words: string }
}): Promise<void> {
  const { link, score, words } = input
  const { hazardId: id, tokenHash } = await findFollowed(house, link)
  const who = residentOf(tokenHash.slice(0, 32))
  const now = house.clock().toISOString()
  await house.database.transaction(who, async (tx) => {
    const before = await lockHazard(tx, id, who)
    const { state, reopenedCount } = before
    if (state !== 'closedOut')
      throw new ServiceError('actionNotAllowed', `A result is rated once there is one, not at ${state}`, { state })
    const kept = await tx.run(insertRating({ hazardId: id, reopenedCount, score, words, now }))
    if (kept === 0) return
    const event = { event: 'rated' as const, payload: { score, text: words } }
    await tellHazard(tx, { id, before, event, who, role: 'resident', now })
  })
}
