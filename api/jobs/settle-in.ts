import { localAdministrator, WHOLE_SYSTEM } from '@wangge/db'
import { anyPerson } from '@wangge/db/queries/people-change'
import type { DemoDistrict } from '@wangge/seeds/demo'
import type { SamplePerson } from '../auth/auth.ts'
import type { Ctx, House, Log } from '../house.ts'
import { clearInterruptedRuns, computeCoverage } from '../services/coverage/compute.ts'
import { findLatestRun } from '../services/coverage/find-run.ts'
import { clearInterruptedImports } from '../services/imports/import-lock.ts'
import { loadDemo, wantsDemo } from '../services/imports/load-demo.ts'
import { dismissSamplePeople, keepSamplePeople } from '../services/people/sample-people.ts'
import { bringSampleUpToDate } from '../services/sample/bring-up-to-date.ts'
import { areOfSample, filesPublished } from '../services/sample/holds-sample-only.ts'
import { keepForces } from '../services/sample/keep-forces.ts'
import { keepHistory } from '../services/sample/keep-history.ts'
import { keepPatrols } from '../services/sample/keep-patrols.ts'
import type { WriteRest } from '../services/sample/write-history.ts'
import { clearInterruptedSiteRuns } from '../services/site-runs/silent.ts'
import type { Settings } from '../settings.ts'

interface SettleInOptions {
  house: House
  /** The sample district, drawn when first asked for. */
  drawn: () => DemoDistrict
  settings: Settings
  log: Log
  /** A line for people, and a word for /ready. */
  say: (line: string, step: string) => void
  /** Told of the sample district's log-ins, none where it is not loaded. */
  tellLogins: (people: SamplePerson[]) => void
}

/** What a start does once the database is open: clears what a killed process left, loads the sample district with its history or brings both up to now, computes its coverage. Returns how to write what the history leaves for later. */
export async function settleIn({
  house,
  drawn,
  settings,
  say,
  tellLogins,
}: SettleInOptions): Promise<WriteRest | null> {
  const ctx: Ctx = { ...house, who: localAdministrator }
  await clearInterruptedImports(house)
  await clearInterruptedRuns(house)
  await clearInterruptedSiteRuns(house)
  if (areOfSample(await filesPublished(house))) await bringSampleUpToDate({ ctx })
  const isWanted = await wantsDemo(ctx, settings.demo)
  const step = (part: string) => say(`Loading the sample district (演示数据): ${part}`, `sample:${part}`)
  const { loaded } = isWanted ? await loadDemo({ ctx, drawn, step }) : { loaded: 0 }
  await settlePeople(ctx, settings, say, tellLogins)
  if (!isWanted) return null
  const writeRoster = await keepForces({ ctx, drawn })
  // The database writes while this thread walks, and the other way round.
  const history = keepHistory({ ctx, input: { drawn: () => drawn().history, onWrite: () => step('hazards') } })
  const isCovered = loaded === 0 && (await findLatestRun(ctx)) !== null
  const [writeRest] = await Promise.all([history, isCovered ? null : computeFirstCoverage(ctx, say)])
  return inTurn(writeRoster, keepPatrols({ ctx, drawn }), writeRest)
}

/** One after the other, of those that there are. */
function inTurn(...works: readonly (WriteRest | null)[]): WriteRest | null {
  const some = works.filter((work) => work !== null)
  if (some.length === 0) return null
  return async (isStopped) => {
    for (const work of some) await work(isStopped)
  }
}

async function computeFirstCoverage(ctx: Ctx, say: SettleInOptions['say']): Promise<void> {
  say('Computing who is within ten minutes on foot', 'coverage')
  const { finished } = await computeCoverage({ ctx, input: { minutes: 10, speedMetresPerSecond: 1.25, kinds: [] } })
  await finished
}

/** Log-ins of the sample district where it is loaded; where nobody could sign in, says what to do. */
async function settlePeople(
  ctx: Ctx,
  { dataDirectory, databaseUrl }: Settings,
  say: SettleInOptions['say'],
  tellLogins: SettleInOptions['tellLogins'],
): Promise<void> {
  const isSample = (await filesPublished(ctx)).includes('demo:cells')
  if (isSample) return tellLogins(await keepSamplePeople(ctx, dataDirectory))
  await dismissSamplePeople(ctx, dataDirectory)
  tellLogins([])
  const [any] = await ctx.database.rows<{ found: boolean }>(WHOLE_SYSTEM, anyPerson())
  if (any?.found) return
  const when = databaseUrl === undefined ? 'Stop this program, run' : 'Run'
  say(`Nobody can sign in yet (还没有可登录的人员). ${when}: ${FIRST_PERSON}`, 'people')
}

const FIRST_PERSON = 'npx wangge user add <user name> --name <name> --role administrator --scope all'
