import type { House } from '../house.ts'
import { removeStaleUploads } from '../services/photos/remove-stale-uploads.ts'

const HOUR = 3_600_000

/** Every hour: photos that no case took within a day go. Returns how to stop it. */
export function startUploadCleaning(house: House): () => void {
  const clean = async () => {
    try {
      const removed = await removeStaleUploads({ ctx: house })
      if (removed > 0) house.log.info({ removed }, 'photos that no case took are removed')
    } catch (error) {
      house.log.error({ task: 'uploads', err: error }, 'photos that no case took stay')
    }
  }
  const timer = setInterval(() => void clean(), HOUR)
  timer.unref()
  return () => clearInterval(timer)
}
