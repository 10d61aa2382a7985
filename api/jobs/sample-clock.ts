import type { House } from '../house.ts'
import { areOfSample, filesPublished } from '../services/sample/holds-sample-only.ts'
import { liveOn } from '../services/sample/live-on.ts'
import { moveSampleTeams } from '../services/sample/move-teams.ts'
import type { WriteRest } from '../services/sample/write-history.ts'

const MINUTE = 60_000

/**
 * Every minute, while nothing but the sample district is loaded: its teams on duty report where they are, and those that
 * are out go on. Beside it the rest of the
 * sample's history is written, where there is some. Returns how to stop it.
 */
export function startSampleClock(
  house: House,
  writeRest: WriteRest | null = null,
  every: (milliseconds: number, work: () => void) => () => void = everyInterval,
): () => void {
  let busy = false
  const tick = async () => {
    if (busy) return
    busy = true
    try {
      const files = await filesPublished(house)
      if (files.length === 0 || !areOfSample(files)) return
      await liveOn({ ctx: house })
      await moveSampleTeams({ ctx: house })
    } catch (error) {
      house.log.error({ task: 'sample', err: error }, 'the sample district stands still')
    } finally {
      busy = false
    }
  }
  let isStopped = false
  writeRest?.(() => isStopped).catch((error) => {
    if (!isStopped) house.log.error({ task: 'sample', err: error }, "the sample's history is not whole")
  })
  const stopTicking = every(MINUTE, () => void tick())
  return () => {
    isStopped = true
    stopTicking()
  }
}

function everyInterval(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
