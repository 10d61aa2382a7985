import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import type { HazardKind } from '../../contract/ledger-tables.ts'
import type { House } from '../../house.ts'
import { getLedgerTables } from '../ledger-tables/get-tables.ts'

/** Administrators change kinds seldom, and every visitor wants them. */
const REMEMBERED_MS = 30_000
const remembered = new WeakMap<Database, { until: number; kinds: Promise<HazardKind[]> }>()

/** The kinds that residents may choose among, those of fire too; remembered for half a minute. */
export function listKinds(house: House): Promise<HazardKind[]> {
  const now = house.clock().getTime()
  const known = remembered.get(house.database)
  if (known && known.until > now) return known.kinds
  const kinds = getLedgerTables({ ctx: { ...house, who: WHOLE_SYSTEM } }).then((tables) =>
    tables.kinds.filter(({ active }) => active),
  )
  remembered.set(house.database, { until: now + REMEMBERED_MS, kinds })
  kinds.catch(() => remembered.delete(house.database))
  return kinds
}
