import { WHOLE_SYSTEM } from '@wangge/db'
import { keepResponseZone } from '@wangge/db/queries/response-datasets'
import type { House } from '../../house.ts'

/** Facts are counted by days and hours of the deployment's zone: where it has changed, they are computed anew. */
export async function keepZone({ database, zone, log }: Pick<House, 'database' | 'zone' | 'log'>): Promise<void> {
  const [row] = await database.rows<{ changed: boolean }>(WHOLE_SYSTEM, keepResponseZone(zone))
  if (row?.changed) log.info({ zone }, 'response facts computed anew')
}
