import { localAdministrator } from '@wangge/db'
import type { DemoDistrict } from '@wangge/seeds/demo'
import type { Ctx, House, Log } from '../house.ts'
import { clearInterruptedRuns, computeCoverage } from '../services/coverage/compute.ts'
import { findLatestRun } from '../services/coverage/find-run.ts'
import { clearInterruptedImports } from '../services/imports/import-lock.ts'
import { loadDemo, wantsDemo } from '../services/imports/load-demo.ts'
import { bringSampleUpToDate } from '../services/sample/bring-up-to-date.ts'
import { areOfSample, filesPublished } from '../services/sample/holds-sample-only.ts'
import type { Settings } from '../settings.ts'

interface SettleInOptions {
  house: House
  /** The sample district, drawn when first asked for. */
  drawn: () => DemoDistrict
  settings: Settings
  log: Log
  /** A line for people, and a word for /ready. */
  say: (line: string, step: string) => void
}

/** What a start does once the database is open: clears what a killed process left, loads the sample district or brings its times up to date, computes its coverage. */
export async function settleIn({ house, drawn, settings, say }: SettleInOptions): Promise<void> {
  const ctx: Ctx = { ...house, who: localAdministrator }
  await clearInterruptedImports(house)
  await clearInterruptedRuns(house)
  if (areOfSample(await filesPublished(house))) await bringSampleUpToDate({ ctx })
  if (!(await wantsDemo(ctx, settings.demo))) return
  const { loaded } = await loadDemo({
    ctx,
    drawn,
    step: (part) => say(`Loading the sample district (演示数据): ${part}`, `sample:${part}`),
  })
  if (loaded === 0 && (await findLatestRun(ctx))) return
  say('Computing who is within ten minutes on foot', 'coverage')
  const { finished } = await computeCoverage({ ctx, input: { minutes: 10, speedMetresPerSecond: 1.25, kinds: [] } })
  await finished
}
