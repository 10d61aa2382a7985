import { type Context, type Database, WHOLE_SYSTEM } from '@wangge/db'
import { type CellsVersionRow, cellsVersion } from '@wangge/db/queries/cells-version'
import { latestCoverageRun, type RunRow } from '@wangge/db/queries/coverage-runs'
import { currentNetwork, type NetworkRow } from '@wangge/db/queries/current-network'
import { LEVELS } from '@wangge/db/vocabulary'
import { CUT_REVISION } from '@wangge/tiles'
import { dayIn } from '../days.ts'
import { scopeKeyOf } from '../scopes.ts'

/** Another process may have published: what is remembered is asked again after this. */
const REMEMBER_MILLISECONDS = 2000

export interface Versions {
  /**
   * Version of each tile layer as a scope sees it; absent where there is nothing to draw. The scope is part of the version, so that
   * an address never shows one person what another may see; so is how tiles are cut, so that a newer release is not answered from
   * a browser's store.
   */
  of(scope: Context['scope']): Promise<Record<string, string>>
  /** To be called after anything was published. */
  forget(): void
}

export function createVersions(database: Database, { clock, zone }: { clock: () => Date; zone: string }): Versions {
  let remembered: { at: number; contents: Promise<Contents> } | null = null
  const contents = () => {
    const now = clock().getTime()
    if (remembered && now - remembered.at < REMEMBER_MILLISECONDS) return remembered.contents
    const asked = contentsOf(database, dayIn(zone, clock()))
    remembered = { at: now, contents: asked }
    asked.catch(() => {
      remembered = null
    })
    return asked
  }
  return {
    of: async (scope) => versionsOf(await contents(), scopeKeyOf(scope)),
    forget: () => {
      remembered = null
    },
  }
}

interface Contents {
  cells: string
  streets: string | null
  walksheds: string | null
}

async function contentsOf(database: Database, today: string): Promise<Contents> {
  return database.transaction(WHOLE_SYSTEM, async (tx) => {
    const { changedAt, turnedOn } = await tx.one<CellsVersionRow>(cellsVersion(today))
    const [network] = await tx.rows<NetworkRow>(currentNetwork())
    const [run] = await tx.rows<RunRow>(latestCoverageRun())
    return {
      cells: `${changedAt.toString(36)}-${turnedOn ?? '0'}`,
      streets: network ? `${network.version}-${network.id.slice(-12)}-${network.editCount}` : null,
      walksheds: run?.id ?? null,
    }
  })
}

function versionsOf({ cells, streets, walksheds }: Contents, scopeKey: string): Record<string, string> {
  const versions: Record<string, string> = {}
  const cut = `c${CUT_REVISION}`
  for (const level of LEVELS) versions[level] = `${cut}-${cells}_${scopeKey}`
  // Streets belong to no township: everybody sees the same.
  if (streets) versions['streets'] = versions['backdrop'] = `${cut}-${streets}`
  if (walksheds) versions['walksheds'] = `${cut}-${walksheds}_${scopeKey}`
  return versions
}
