import type { House } from '../house.ts'
import { forgetOldAnswers } from '../services/idempotency.ts'

const HOUR = 3_600_000

/** Every hour: stored answers to requests that are too old to be sent again go. Returns how to stop it. */
export function startAnswerCleaning(house: House): () => void {
  const clean = () =>
    forgetOldAnswers(house).catch((error) => {
      house.log.error({ task: 'answers', err: error }, 'old stored answers stay')
    })
  const timer = setInterval(() => void clean(), HOUR)
  timer.unref()
  return () => clearInterval(timer)
}
