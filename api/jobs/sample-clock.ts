import type { House } from '../house.ts'
import { areOfSample, filesPublished } from '../services/sample/holds-sample-only.ts'
import { moveSampleTeams } from '../services/sample/move-teams.ts'

const MINUTE = 60_000

/** Every minute, while nothing but the sample district is loaded: its teams on duty report where they are. Returns how to stop it. */
export function startSampleClock(
  house: House,
  every: (milliseconds: number, work: () => void) => () => void = everyInterval,
): () => void {
  let busy = false
  const tick = async () => {
    if (busy) return
    busy = true
    try {
      const files = await filesPublished(house)
      if (files.length > 0 && areOfSample(files)) await moveSampleTeams({ ctx: house })
    } catch (error) {
      house.log.error({ task: 'sample', err: error }, 'the sample district stands still')
    } finally {
      busy = false
    }
  }
  return every(MINUTE, () => void tick())
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
