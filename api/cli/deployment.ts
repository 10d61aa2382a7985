import { localAdministrator } from '@wangge/db'
import type { Ctx } from '../house.ts'
import { silentLog } from '../log.ts'
import { projectRoot } from '../places.ts'
import { openHouse } from '../server.ts'
import { readSettings, type Settings } from '../settings.ts'

/** The settings of this deployment, from the environment. */
export function settingsHere(): Settings {
  return readSettings(process.env, projectRoot)
}

/** Opens the deployment's database for one command and closes it afterwards, whatever happens. */
export async function inDeployment<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const house = await openHouse({ settings: settingsHere(), log: silentLog, clock: () => new Date() })
  try {
    return await work({ ...house, who: localAdministrator })
  } finally {
    await house.close()
  }
}
