import type { House } from '../house.ts'
import { areOfSample, filesPublished } from '../services/sample/holds-sample-only.ts'
import { liveOn } from '../services/sample/live-on.ts'
import { moveSampleTeams } from '../services/sample/move-teams.ts'
import type { WriteRest } from '../services/sample/write-history.ts'
import { defineJob } from './job.ts'
import { type Every, startRounds } from './rounds.ts'

/** While nothing but the sample district is loaded, its teams on duty report where they are, and those that are out go on. */
export const sampleTeams = defineJob({
  ...{ name: 'sampleTeams', everySeconds: 60, waitsFirst: true, failure: 'the sample district stands still' },
  run: async (house: House) => {
    const files = await filesPublished(house)
    if (files.length === 0 || !areOfSample(files)) return {}
    await liveOn({ ctx: house })
    await moveSampleTeams({ ctx: house })
    return {}
  },
})

/** The sample district's round. Beside it the rest of its history is written, where there is some. Returns how to stop it. */
export function startSampleClock(house: House, writeRest: WriteRest | null = null, every?: Every): () => void {
  let isStopped = false
  writeRest?.(() => isStopped).catch((error) => {
    if (!isStopped) house.log.error({ task: 'sample', err: error }, "the sample's history is not whole")
  })
  const stopRounds = startRounds(house, sampleTeams, every)
  return () => {
    isStopped = true
    stopRounds()
  }
}
