import { answerQuestion } from '@wangge/db/queries/resident-questions'
import type { House } from '../../house.ts'
import { findFollowed } from './find-followed.ts'
import { residentOf } from './resident.ts'
import { lockHazard, tellHazard } from './tell-hazard.ts'

/** The reporter answers a question; a second answer to it changes nothing. Throws `notFound`. */
export async function answerAsReporter({
  house,
  input,
}: {
  house: House
  input: { link: string; questionId: string; text: string }
}): Promise<void> {
  const { link, questionId, text } = input
  const { hazardId: id, tokenHash } = await findFollowed(house, link)
  const who = residentOf(tokenHash.slice(0, 32))
  const now = house.clock().toISOString()
  await house.database.transaction(who, async (tx) => {
    const before = await lockHazard(tx, id, who)
    const answered = await tx.run(answerQuestion({ id: questionId, hazardId: id, answer: text, now }))
    if (answered === 0) return
    const event = { event: 'reporterAnswered' as const, payload: { questionId, text } }
    await tellHazard(tx, { id, before, event, who, role: 'resident', now })
  })
}
